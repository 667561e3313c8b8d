/* sal-window-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-jobs-button.h"
#include "sal-search-button.h"
#include "sal-welcome-page.h"
#include "sal-window.h"

G_BEGIN_DECLS

struct _SalWindow
{
  AdwApplicationWindow parent_instance;

  SalWorkspace *workspace;
  SalPage *page;
  GBindingGroup *page_bindings;
  GSignalGroup *page_signals;
  GHashTable *pages; /* room name → SalPage, owned by the stack */

  SalStore *pay_store;     /* (nullable): once a page has opened it */
  SalStore *changed_store; /* (nullable) (unowned): in which something changed last */
  GPtrArray *undone;       /* of SalStore: in which something was undone, the last at the end */

  AdwToastOverlay *toast_overlay;
  AdwToast *undone_toast; /* (nullable): what was undone last */
  AdwViewStack *main_stack;
  SalWelcomePage *welcome_page;
  AdwFlap *flap;
  GtkListBox *room_list;
  AdwViewStack *page_stack;
  AdwWindowTitle *title;
  GtkButton *back_button;
  GtkButton *undo_button;
  GtkButton *redo_button;
  SalJobsButton *jobs_button;
  SalSearchButton *search_button;
};

void sal_window_class_install_actions (SalWindowClass *klass);
void sal_window_add_shortcuts (SalWindow *self);
SalPage *sal_window_find_modified_page (SalWindow *self);
void sal_window_update_actions (SalWindow *self);
void sal_window_watch_stores (SalWindow *self);
void sal_window_unwatch_stores (SalWindow *self);
SalStore *sal_window_get_undo_store (SalWindow *self);
SalStore *sal_window_get_redo_store (SalWindow *self);
SalStore *sal_window_find_store (SalWindow *self, const char *path);
/* Says what was undone, with a button that does it again as long as that can be done. */
void sal_window_add_redo_toast (SalWindow *self, SalStore *store, const char *text);
void sal_window_open_action (GtkWidget *widget, const char *name, GVariant *parameter);
/* Says that the workspace that is open was found to be damaged, and offers to copy it out. */
void sal_window_report_damage (SalWindow *self, const GError *error);
void sal_window_copy_out_action (GtkWidget *widget, const char *name, GVariant *parameter);
void sal_window_new_action (GtkWidget *widget, const char *name, GVariant *parameter);
void sal_window_explore_sample_action (GtkWidget *widget, const char *name, GVariant *parameter);
void sal_window_import_action (GtkWidget *widget, const char *name, GVariant *parameter);
void sal_window_import_folder_action (GtkWidget *widget, const char *name, GVariant *parameter);
void sal_window_accept_files (SalWindow *self);

G_END_DECLS
