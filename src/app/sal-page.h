/* sal-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalPage:
 *
 * The page of a room. The window makes one when the room is first shown, binds its title and
 * subtitle to the header bar, and shows a back button while the page can go back.
 *
 * Properties: workspace (construct only), title, subtitle, can-go-back, busy (what it shows is
 * still being loaded), can-print (what it shows can be printed, if the room can).
 */
#define SAL_TYPE_PAGE (sal_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (SalPage, sal_page, SAL, PAGE, AdwBin)

struct _SalPageClass
{
  AdwBinClass parent_class;

  void (*go_back) (SalPage *self);
  /* Shows one record, if the room can; @id 0: the list of the kind. */
  gboolean (*show_record) (SalPage *self, const SalKind *kind, gint64 id);
  /* Shows something else of the room, named in its own words. */
  gboolean (*show_target) (SalPage *self, const char *target);
  /* Puts the focus into the page's own search or filter; FALSE if it has none. */
  gboolean (*focus_search) (SalPage *self);
  /* Puts what is shown on paper, or into a PDF that is asked for; rooms that cannot have none. */
  void (*print) (SalPage *self);
  void (*save_pdf) (SalPage *self);
  /* Shows the next of the page's typical views, from 0, for the tour and the tests: its name, or
   * NULL after the last one. Without it, a page has the one view it starts with. */
  const char *(*show_view) (SalPage *self, guint index);
  /* Whether something was entered and not saved, and asking what to do with it; the task returns
   * whether the page may be left. */
  gboolean (*is_modified) (SalPage *self);
  gboolean (*has_draft) (SalPage *self);
  void (*leave_async) (SalPage *self, GTask *task);
};

SalWorkspace *sal_page_get_workspace (SalPage *self);
const char *sal_page_get_title (SalPage *self);
void sal_page_set_title (SalPage *self, const char *title);
void sal_page_set_subtitle (SalPage *self, const char *subtitle);
gboolean sal_page_get_can_go_back (SalPage *self);
void sal_page_set_can_go_back (SalPage *self, gboolean can_go_back);
gboolean sal_page_is_busy (SalPage *self);
void sal_page_set_busy (SalPage *self, gboolean busy);
void sal_page_go_back (SalPage *self);
gboolean sal_page_show_record (SalPage *self, const SalKind *kind, gint64 id);
gboolean sal_page_show_target (SalPage *self, const char *target);
gboolean sal_page_focus_search (SalPage *self);
gboolean sal_page_can_print (SalPage *self);
void sal_page_set_can_print (SalPage *self, gboolean can_print);
void sal_page_print (SalPage *self);
void sal_page_save_pdf (SalPage *self);
const char *sal_page_show_view (SalPage *self, guint index);
gboolean sal_page_is_modified (SalPage *self);
gboolean sal_page_has_draft (SalPage *self);
void sal_page_leave_async (SalPage *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean sal_page_leave_finish (SalPage *self, GAsyncResult *result, GError **error);

G_END_DECLS
