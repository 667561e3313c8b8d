/* sal-account-whitespace-tab-records.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "sal-account-whitespace-tab-private.h"
#include "sal-kinds.h"
#include "sal-whitespace-drafts.h"
#include "sal-window.h"

/* What is begun from the cell that was chosen: new records, in a form that shows in front. */

void
sal_account_whitespace_tab_remove_form (SalAccountWhitespaceTab *self)
{
  if (self->form == NULL)
    return;
  self->form = NULL;
  adw_bin_set_child (self->form_bin, NULL);
  sal_page_set_can_go_back (SAL_PAGE (self), FALSE);
  sal_account_whitespace_tab_show (self);
  sal_whitespace_matrix_focus (self->matrix);
}

static void
show_form (SalAccountWhitespaceTab *self, SalRecord *record)
{
  GtkWidget *form = sal_record_form_new_filled (sal_page_get_workspace (SAL_PAGE (self)), record);

  self->form = SAL_RECORD_FORM (form);
  adw_bin_set_child (self->form_bin, form);
  adw_view_stack_set_visible_child_name (self->stack, "form");
  sal_page_set_can_go_back (SAL_PAGE (self), TRUE);
  sal_record_form_focus (self->form);
}

typedef struct
{
  SalRecord *record;
  gint64 account;
} Draft;

static void
draft_free (gpointer data)
{
  Draft *self = data;

  g_object_unref (self->record);
  g_free (self);
}

static gpointer
complete_draft (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Draft *self = data;

  return sal_whitespace_draft_complete (self->record, connection, self->account, error)
             ? g_object_ref (self->record)
             : NULL;
}

static void
completed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalAccountWhitespaceTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalRecord) record = sal_store_read_finish (SAL_STORE (source), result, &error);

  if (self->store == NULL || self->form != NULL)
    return;
  if (record != NULL)
    show_form (self, record);
  else
    sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Begin It"), error);
}

/* (transfer full) (nullable) */
static SalRecord *
draft (SalAccountWhitespaceTab *self, const SalKind *kind)
{
  guint row, family;

  if (self->form != NULL || sal_account_whitespace_tab_get_chosen (self, &row, &family) == NULL)
    return NULL;

  return sal_whitespace_draft (sal_account_keeper_get_data (self->keeper),
                               sal_account_whitespace_tab_get_whitespace (self),
                               row,
                               family,
                               kind);
}

/* Once what else it needs is read. */
static void
start (SalAccountWhitespaceTab *self, const SalKind *kind)
{
  SalRecord *record = draft (self, kind);
  Draft *data;

  if (record == NULL)
    return;
  data = g_new (Draft, 1);
  *data = (Draft){ record, sal_account_whitespace_tab_get_whitespace (self)->id };
  sal_store_read_async (self->store,
                        complete_draft,
                        data,
                        draft_free,
                        g_object_unref,
                        NULL,
                        completed_cb,
                        g_object_ref (self));
}

static void
start_opportunity_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start (SAL_ACCOUNT_WHITESPACE_TAB (widget), &sal_opportunity_kind);
}

static void
start_play_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start (SAL_ACCOUNT_WHITESPACE_TAB (widget), &sal_growth_play_kind);
}

static void
set_potential_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalAccountWhitespaceTab *self = SAL_ACCOUNT_WHITESPACE_TAB (widget);
  g_autoptr (SalRecord) record = draft (self, &sal_account_potential_kind);

  if (record != NULL)
    show_form (self, record);
}

static void
exclude_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalAccountWhitespaceTab *self = SAL_ACCOUNT_WHITESPACE_TAB (widget);
  g_autoptr (SalRecord) record = draft (self, &sal_eligibility_exception_kind);

  if (record != NULL)
    show_form (self, record);
}

static void
show_records_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_whitespace_cell_view_focus (SAL_ACCOUNT_WHITESPACE_TAB (widget)->cell_view);
}

/* What is open is sold, in one of several ways; what is not is looked at. */
void
sal_account_whitespace_tab_activate (SalAccountWhitespaceTab *self)
{
  guint row, family;
  const SalWhitespaceCell *cell = sal_account_whitespace_tab_get_chosen (self, &row, &family);

  if (cell == NULL)
    return;
  if (cell->state == SAL_WHITESPACE_OPEN)
    sal_whitespace_matrix_pop_up (self->matrix);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "whitespace.show-records", NULL);
}

/* --- what the form asks for --- */

static void
show_created_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_account_whitespace_tab_remove_form (SAL_ACCOUNT_WHITESPACE_TAB (widget));
}

static void
leave_form_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_account_whitespace_tab_remove_form (SAL_ACCOUNT_WHITESPACE_TAB (widget));
}

static void
show_kind_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (
      widget, "win.show-record", "(sx)", g_variant_get_string (parameter, NULL), (gint64) 0);
}

static void
left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalAccountWhitespaceTab) self = user_data;

  if (sal_record_form_leave_finish (SAL_RECORD_FORM (source), result, NULL) &&
      self->form == SAL_RECORD_FORM (source))
    sal_account_whitespace_tab_remove_form (self);
}

void
sal_account_whitespace_tab_go_back (SalPage *page)
{
  SalAccountWhitespaceTab *self = SAL_ACCOUNT_WHITESPACE_TAB (page);

  if (self->form != NULL)
    sal_record_form_leave_async (self->form, left_cb, g_object_ref (self));
}

gboolean
sal_account_whitespace_tab_is_modified (SalPage *page)
{
  SalAccountWhitespaceTab *self = SAL_ACCOUNT_WHITESPACE_TAB (page);

  return self->form != NULL && sal_record_form_is_modified (self->form);
}

static void
page_left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean left = sal_record_form_leave_finish (SAL_RECORD_FORM (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, left);
}

/* @task: (transfer full) */
void
sal_account_whitespace_tab_leave_async (SalPage *page, GTask *task)
{
  sal_record_form_leave_async (SAL_ACCOUNT_WHITESPACE_TAB (page)->form, page_left_cb, task);
}

void
sal_account_whitespace_tab_install_actions (GtkWidgetClass *widget_class)
{
#define ACTION(name, parameters, func)                                                             \
  gtk_widget_class_install_action (widget_class, name, parameters, func)
  ACTION ("whitespace.start-opportunity", NULL, start_opportunity_action);
  ACTION ("whitespace.start-play", NULL, start_play_action);
  ACTION ("whitespace.set-potential", NULL, set_potential_action);
  ACTION ("whitespace.exclude", NULL, exclude_action);
  ACTION ("whitespace.show-records", NULL, show_records_action);
  ACTION ("records.show-created", "(sx)", show_created_action);
  ACTION ("records.leave-form", NULL, leave_form_action);
  ACTION ("records.show-kind", "s", show_kind_action);
#undef ACTION
}
