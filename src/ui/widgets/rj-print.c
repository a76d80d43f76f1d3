// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-print.h"

#include "rj-elsewhere.h"

typedef struct {
  RjPrintLayOut lay_out;
  gpointer data;
  GDestroyNotify destroy;
  RjPages *pages;
} Job;

static void
job_free (Job *job)
{
  if (job->destroy != NULL)
    job->destroy (job->data);
  g_clear_pointer (&job->pages, rj_pages_unref);
  g_free (job);
}

static gboolean
end_preview (gpointer preview)
{
  gtk_print_operation_preview_end_preview (preview);
  return G_SOURCE_REMOVE;
}

static void
ready_cb (GtkPrintOperationPreview *preview)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, end_preview, g_object_ref (preview), g_object_unref);
}

/* What it will look like was shown before, so it ends as soon as it has begun, which it only does with
 * something to draw on. */
static gboolean
preview_cb (GtkPrintOperation *operation, GtkPrintOperationPreview *preview, GtkPrintContext *print)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  gtk_print_context_set_cairo_context (print, cr, 72, 72);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_signal_connect (preview, "ready", G_CALLBACK (ready_cb), NULL);
  return TRUE;
}

GtkPrintOperation *
rj_print_new (const char *name)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *file = g_strconcat (name, ".pdf", NULL);

  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_job_name (operation, file);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_operation_set_print_settings (operation, settings);
  g_signal_connect (operation, "preview", G_CALLBACK (preview_cb), NULL);
  return operation;
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *print, Job *job)
{
  g_clear_pointer (&job->pages, rj_pages_unref);
  job->pages =
    job->lay_out (gtk_print_context_get_width (print), gtk_print_context_get_height (print), job->data);
  gtk_print_operation_set_n_pages (operation, (int) rj_pages_get_n_pages (job->pages));
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *print, int page, Job *job)
{
  rj_pages_draw (job->pages, (guint) page, gtk_print_context_get_cairo_context (print));
}

GtkPrintOperation *
rj_print_new_for_pages (const char *name, RjPrintLayOut lay_out, gpointer data, GDestroyNotify destroy)
{
  GtkPrintOperation *operation = rj_print_new (name);
  Job *job = g_new0 (Job, 1);

  job->lay_out = lay_out;
  job->data = data;
  job->destroy = destroy;
  g_object_set_data_full (G_OBJECT (operation), "rj-job", job, (GDestroyNotify) job_free);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), job);
  return operation;
}

void
rj_print_run (GtkPrintOperation *operation, GtkWidget *parent)
{
  GtkRoot *root = gtk_widget_get_root (parent);

  rj_elsewhere_hold (rj_elsewhere_get (), operation);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (root), NULL);
}
