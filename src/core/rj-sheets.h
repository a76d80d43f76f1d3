// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-filled-sheet.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RJ_TYPE_SHEETS (rj_sheets_get_type ())
G_DECLARE_INTERFACE (RjSheets, rj_sheets, RJ, SHEETS, GObject)

/**
 * RjSheets: worksheets that were filled in. Main thread only; answers come there.
 */
struct _RjSheetsInterface {
  GTypeInterface parent_iface;

  void (*list_async) (RjSheets *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*save_async) (RjSheets *self,
                      const RjFilledSheet *sheet,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*delete_async) (RjSheets *self,
                        const char *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
};

/* Finish: (element-type RjFilledSheet): all, the newest first. */
void rj_sheets_list_async (RjSheets *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GPtrArray *rj_sheets_list_finish (RjSheets *self, GAsyncResult *result, GError **error);

/* Inserts one without id, replaces one with it. */
void rj_sheets_save_async (RjSheets *self,
                           const RjFilledSheet *sheet,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
RjFilledSheet *rj_sheets_save_finish (RjSheets *self, GAsyncResult *result, GError **error);

void rj_sheets_delete_async (RjSheets *self,
                             const char *id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean rj_sheets_delete_finish (RjSheets *self, GAsyncResult *result, GError **error);

G_END_DECLS
