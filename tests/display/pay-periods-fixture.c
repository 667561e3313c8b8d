/* pay-periods-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pay-periods-fixture.h"

#include <string.h>

#define PLAN                                                                                       \
  "{\"name\": \"Field\", \"components\": [{\"id\": \"deals\", \"name\": \"Deals\", \"period\": "   \
  "\"month\", \"cap\": {\"amount\": 1000}, \"method\": {\"kind\": \"rate_table\", \"bounds\": "    \
  "\"amount\", \"tiers\": [{\"from\": 0, \"rate\": \"10 %\"}]}}]}"

void
pay_periods_show_room (PayPeriodsFixture *self, SalWorkspace *workspace)
{
  self->window = display_open_window (workspace);
  sal_window_show_room (self->window, "compensation");
  self->room = sal_window_get_page (self->window);
  display_wait_for_page (self->room);
  g_assert_true (sal_page_show_target (self->room, "periods"));
  display_wait_for_page (self->room);
  self->page = display_find (self->room, SAL_TYPE_PERIODS_PAGE, NULL);
  g_assert_nonnull (self->page);
  display_settle ();
}

void
pay_periods_set_up (PayPeriodsFixture *self, gconstpointer data)
{
  pay_fixture_init (&self->office);
  pay_fixture_add_plan (&self->office, PLAN);
  pay_fixture_add_participant (&self->office, 1001, 101, "Field", "2026-01-01", 5000000);
  pay_fixture_add_participant (&self->office, 1002, 102, "Field", "2026-01-01", 5000000);
  pay_fixture_sell (&self->office, 900, "2026-01-10", 1500000, 101, "new");
  pay_fixture_sell (&self->office, 901, "2026-01-20", 40000, 102, "new");
  pay_periods_show_room (self, self->office.workspace);
}

void
pay_periods_tear_down (PayPeriodsFixture *self, gconstpointer data)
{
  display_close_window (self->window);
  pay_fixture_clear (&self->office);
}

/* --- what shows --- */

GtkWidget *
pay_periods_find_label (gpointer root, const char *text)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  g_ptr_array_add (waiting, root);
  for (guint i = 0; i < waiting->len; i++)
    {
      GtkWidget *widget = waiting->pdata[i];

      if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
          g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), text))
        return widget;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (waiting, child);
    }

  return NULL;
}

gboolean
pay_periods_is_shown (gpointer data)
{
  const PayPeriodsSought *sought = data;

  return pay_periods_find_label (sought->root, sought->text) != NULL;
}

void
pay_periods_wait_for_label (PayPeriodsFixture *self, const char *text)
{
  PayPeriodsSought sought = { self->window, text };

  display_wait (pay_periods_is_shown, &sought, text);
  display_wait_for_page (self->room);
}

GtkWidget *
pay_periods_find_row (PayPeriodsFixture *self, const char *name)
{
  GtkWidget *list = display_find (self->page, GTK_TYPE_LIST_BOX, "Pay Periods");

  return list != NULL ? display_find (list, GTK_TYPE_LIST_BOX_ROW, name) : NULL;
}

GtkWindow *
pay_periods_find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return l->data;

  return NULL;
}

static gboolean
has_no_dialog (gpointer data)
{
  return pay_periods_find_dialog () == NULL;
}

void
pay_periods_respond (const char *response)
{
  GtkWindow *dialog = pay_periods_find_dialog ();

  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
  display_wait (has_no_dialog, NULL, "the dialog to go");
}

void
pay_periods_assert_dialog_says (const char *text)
{
  GtkWindow *dialog = pay_periods_find_dialog ();

  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), text));
}

void
pay_periods_activate (PayPeriodsFixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL));
}

/* Actions that are disabled do not run. */
gboolean
pay_periods_can (PayPeriodsFixture *self, const char *action)
{
  GtkWidget *button = gtk_button_new ();
  gboolean enabled;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_insert_before (button, gtk_widget_get_first_child (GTK_WIDGET (self->page)), NULL);
  enabled = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);

  return enabled;
}

SalIndexTable *
pay_periods_find_table (PayPeriodsFixture *self, GType within)
{
  GtkWidget *view = display_find (self->page, within, NULL);

  g_assert_nonnull (view);

  return display_find (view, SAL_TYPE_INDEX_TABLE, NULL);
}

void
pay_periods_calculate_first (PayPeriodsFixture *self)
{
  pay_periods_activate (self, "periods.new");
  pay_periods_respond ("go");
  pay_periods_wait_for_label (self, "Jan 2026 is calculated");
}
