// SPDX-License-Identifier: GPL-3.0-or-later
/* The style sheet and the drawn icons as GTK itself reads and paints them. */
#include <adwaita.h>
#include <math.h>
#include <locale.h>

#define BASE  "/org/example/RecoveryJournal"
#define ICONS BASE "/icons/scalable/actions"

static void
on_parsing_error (GtkCssProvider *provider, GtkCssSection *section, GError *error, gpointer user_data)
{
  g_autofree char *where = gtk_css_section_to_string (section);

  g_test_message ("%s: %s", where, error->message);
  g_test_fail ();
}

static GtkCssProvider *
load_sheet (const char *name)
{
  g_autofree char *path = g_strdup_printf (BASE "/%s", name);
  GtkCssProvider *provider = gtk_css_provider_new ();

  g_assert_true (g_resources_get_info (path, 0, NULL, NULL, NULL));
  g_signal_connect (provider, "parsing-error", G_CALLBACK (on_parsing_error), NULL);
  gtk_css_provider_load_from_resource (provider, path);
  return provider;
}

static void
test_sheets (void)
{
  const char *const names[] = { "style.css", "style-dark.css", "style-hc.css" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GtkCssProvider) provider = load_sheet (names[i]);
      g_autofree char *css = gtk_css_provider_to_string (provider);

      g_assert_cmpuint (strlen (css), >, 100);
    }
}

/* The colour of a label with @css_class on a window, with the style sheet and without. */
static GdkRGBA
colour_of (const char *css_class)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *label = gtk_label_new ("x");
  GdkRGBA colour;

  gtk_widget_add_css_class (label, css_class);
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_widget_get_color (label, &colour);
  gtk_window_destroy (GTK_WINDOW (window));
  return colour;
}

static double
linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
luminance (const GdkRGBA *c)
{
  return 0.2126 * linear (c->red) + 0.7152 * linear (c->green) + 0.0722 * linear (c->blue);
}

/* What the sheet says must win over what libadwaita says. */
static void
test_colours (void)
{
  g_autoptr (GtkCssProvider) probe = gtk_css_provider_new ();
  g_autoptr (GtkCssProvider) sheet = load_sheet ("style.css");
  GdkDisplay *display = gdk_display_get_default ();
  GdkRGBA text, dimmed, fill, urgent;

  gtk_css_provider_load_from_string (
    probe, ".probe-fill { color: var(--accent-bg-color); }"
           ".probe-dim { color: color-mix(in srgb, currentColor var(--dim-opacity), transparent); }");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (probe),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  text = colour_of ("none");
  dimmed = colour_of ("probe-dim");
  fill = colour_of ("probe-fill");
  g_assert_cmpfloat_with_epsilon (dimmed.alpha / text.alpha, 0.55, 0.01);
  g_assert_cmpfloat (1.05 / (luminance (&fill) + 0.05), <, 4.5);

  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (sheet),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  dimmed = colour_of ("probe-dim");
  fill = colour_of ("probe-fill");
  urgent = colour_of ("rj-emergency");
  g_assert_cmpfloat_with_epsilon (dimmed.alpha / text.alpha, 0.72, 0.01);
  g_assert_cmpfloat (1.05 / (luminance (&fill) + 0.05), >=, 4.5);
  g_assert_cmpint ((int) lround (urgent.red * 255), ==, 0x9c);

  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (sheet));
  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (probe));
}

static void
assert_target (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();
  int width, height;

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_test_message ("%s: %d x %d", G_OBJECT_TYPE_NAME (widget), width, height);
  g_assert_cmpint (width, >=, 44);
  g_assert_cmpint (height, >=, 44);
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
make_toggles (void)
{
  GtkWidget *group = adw_toggle_group_new ();

  for (int i = 0; i < 2; i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_label (toggle, i == 0 ? "Day" : "Week");
      adw_toggle_group_add (ADW_TOGGLE_GROUP (group), toggle);
    }
  return group;
}

/* Shaky hands: nothing to press is smaller than 44 x 44. */
static void
test_targets (void)
{
  g_autoptr (GtkCssProvider) sheet = load_sheet ("style.css");
  GdkDisplay *display = gdk_display_get_default ();
  const char *const words[] = { "One", "Two", NULL };
  const char *const classes[] = { "rj-chip", "rj-mood", "rj-tick", "rj-wide" };
  GtkWidget *menu = gtk_menu_button_new ();

  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (sheet),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  assert_target (gtk_button_new_with_label ("Save"));
  assert_target (gtk_button_new_from_icon_name ("list-add-symbolic"));
  assert_target (gtk_entry_new ());
  assert_target (gtk_drop_down_new_from_strings (words));
  assert_target (make_toggles ());
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "open-menu-symbolic");
  assert_target (menu);
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      GtkWidget *button = gtk_button_new_with_label ("A");

      gtk_widget_add_css_class (button, classes[i]);
      assert_target (button);
    }
  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (sheet));
}

typedef struct {
  guint ink;   /* pixels in the colour of the text */
  guint tint;  /* pixels in the colour of the tint */
  guint other; /* pixels that nothing recoloured */
} Paint;

/* Paints an icon with red text and green tint and counts what comes out. */
static Paint
paint (const char *name, int size)
{
  const GdkRGBA palette[] = { { 1, 0, 0, 1 }, { 0, 0, 1, 1 }, { 0, 0, 1, 1 }, { 0, 1, 0, 1 } };
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_autoptr (GtkIconPaintable) icon =
    gtk_icon_theme_lookup_icon (theme, name, NULL, size, 1, GTK_TEXT_DIR_LTR, GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GdkTextureDownloader) downloader = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  Paint seen = { 0 };
  gsize stride;
  const guchar *data;

  g_assert_true (gtk_icon_theme_has_icon (theme, name));
  g_assert_true (gtk_icon_paintable_is_symbolic (icon));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, size, size, palette, 4);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_renderer_realize_for_display (renderer, gdk_display_get_default (), &error);
  g_assert_no_error (error);
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, size, size));
  gsk_renderer_unrealize (renderer);

  downloader = gdk_texture_downloader_new (texture);
  gdk_texture_downloader_set_format (downloader, GDK_MEMORY_R8G8B8A8);
  bytes = gdk_texture_downloader_download_bytes (downloader, &stride);
  data = g_bytes_get_data (bytes, NULL);
  for (int y = 0; y < size; y++)
    for (int x = 0; x < size; x++)
      {
        const guchar *p = data + y * stride + x * 4;

        if (p[3] < 64)
          continue;
        if (p[2] > 40 || (p[0] < 40 && p[1] < 40))
          seen.other++;
        else if (p[0] > p[1])
          seen.ink++;
        else
          seen.tint++;
      }
  return seen;
}

static void
test_icons (void)
{
  g_auto (GStrv) files = g_resources_enumerate_children (ICONS, 0, NULL);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  guint drawings = 0;

  gtk_icon_theme_add_resource_path (theme, BASE "/icons");
  g_assert_nonnull (files);
  for (int i = 0; files[i]; i++)
    {
      g_autofree char *name = g_strndup (files[i], strlen (files[i]) - strlen (".svg"));
      gboolean drawing = g_str_has_prefix (name, "rj-drawing-");
      int size = drawing ? 200 : 64;
      Paint seen = paint (name, size);

      g_test_message ("%s: %u ink, %u tint, %u other", name, seen.ink, seen.tint, seen.other);
      g_assert_cmpuint (seen.other, ==, 0);
      /* Something is there, and it is not a blot that fills the box. */
      g_assert_cmpuint (seen.ink, >, (guint) (size * size) / 50);
      g_assert_cmpuint (seen.ink, <, (guint) (size * size) * 3 / 4);
      if (drawing)
        g_assert_cmpuint (seen.tint, >, 500);
      else
        g_assert_cmpuint (seen.tint, ==, 0);
      drawings += drawing;
    }
  g_assert_cmpuint (drawings, ==, 6);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  adw_init ();

  g_test_add_func ("/look/sheets", test_sheets);
  g_test_add_func ("/look/colours", test_colours);
  g_test_add_func ("/look/targets", test_targets);
  g_test_add_func ("/look/icons", test_icons);
  return g_test_run ();
}
