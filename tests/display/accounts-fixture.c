/* accounts-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "accounts-fixture.h"

#include "sal-field-row.h"
#include "sal-threshold-row.h"
#include "sal-warnings-page.h"
#include "store-fixture.h"

void
accounts_set_up (AccountsFixture *self, guint n_opportunities, const char *sql)
{
  g_setenv ("SALIENT_TODAY", "2026-02-20", TRUE);
  self->workspace = display_create_workspace (n_opportunities);
  self->store = sal_workspace_get_store (self->workspace);
  fixture_do (self->store, sql);
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "accounts");
  self->page = sal_window_get_page (self->window);
  display_wait_for_page (self->page);
}

void
accounts_tear_down (AccountsFixture *self, gconstpointer data)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
  g_unsetenv ("SALIENT_TODAY");
}

void
accounts_show (AccountsFixture *self, const char *target)
{
  display_wait_for_page (self->page);
  g_assert_true (sal_page_show_target (self->page, target));
  display_wait_for_page (self->page);
  display_settle ();
}

gboolean
accounts_is_unmodified (gpointer fixture)
{
  return !sal_page_is_modified (((AccountsFixture *) fixture)->page);
}

void
accounts_wait_for_stored (AccountsFixture *self, const char *sql, gint64 expected)
{
  display_wait_for_answer (self->page, sql, expected);
  display_wait (accounts_is_unmodified, self, "that nothing is left to be stored");
}

gpointer
accounts_find_field (gpointer widget, const char *field)
{
  if (SAL_IS_FIELD_ROW (widget) && g_str_equal (sal_field_row_get_field (widget)->name, field))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer row = accounts_find_field (child, field);

      if (row != NULL)
        return row;
    }

  return NULL;
}

/* --- a threshold, whose numbers are entered --- */

static gboolean
has_fields (gpointer data)
{
  AccountsFixture *self = data;
  GtkWidget *warn = accounts_find_field (self->row, "warn");

  return warn != NULL && gtk_widget_get_mapped (warn);
}

void
accounts_open_threshold (AccountsFixture *self)
{
  SalPage *page;

  accounts_show (self, "warnings");
  page = display_find (self->page, SAL_TYPE_WARNINGS_PAGE, NULL);
  g_assert_cmpstr (sal_page_show_view (page, 3), ==, "thresholds");
  display_settle ();
  self->row = display_find (page, SAL_TYPE_THRESHOLD_ROW, NULL);
  g_assert_nonnull (self->row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->row), TRUE);
  display_wait (has_fields, self, "the fields");
}

gpointer
accounts_get_entry (AccountsFixture *self, const char *field)
{
  gpointer entry = display_find (accounts_find_field (self->row, field), GTK_TYPE_ENTRY, NULL);

  g_assert_nonnull (entry);

  return entry;
}

typedef struct
{
  GtkEditable *entry;
  const char *text;
} Expected;

static gboolean
says (gpointer data)
{
  const Expected *self = data;

  return g_str_equal (gtk_editable_get_text (self->entry), self->text);
}

void
accounts_wait_for_entry (AccountsFixture *self, const char *field, const char *text)
{
  Expected expected = { accounts_get_entry (self, field), text };

  display_wait (says, &expected, text);
}

/* Goes into another field, after which nothing is left to be stored. */
void
accounts_leave_unchanged (AccountsFixture *self, gint64 change)
{
  gtk_widget_grab_focus (accounts_get_entry (self, "good"));
  display_settle ();
  g_assert_false (sal_threshold_row_is_modified (SAL_THRESHOLD_ROW (self->row)));
  display_wait_for_page (self->page);
  g_assert_cmpint (sal_store_get_last_change (self->store), ==, change);
}

gboolean
accounts_is_asked (gpointer data)
{
  AccountsQuestion *self = data;
  GListModel *windows = gtk_window_get_toplevels ();

  self->dialog = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window) &&
          g_strcmp0 (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (window)), self->heading) ==
              0)
        self->dialog = ADW_MESSAGE_DIALOG (window);
    }

  return self->dialog != NULL;
}

void
accounts_answer (const char *heading, const char *response)
{
  AccountsQuestion question = { heading, NULL };

  display_wait (accounts_is_asked, &question, heading);
  adw_message_dialog_response (question.dialog, response);
  gtk_window_destroy (GTK_WINDOW (question.dialog));
  display_settle ();
}
