/* test-compensation-disputes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include <string.h>

#include "pay-fixture.h"
#include "sal-accruals-page.h"
#include "sal-chart-view.h"
#include "sal-decision-dialog.h"
#include "sal-dispute-dialog.h"
#include "sal-disputes-page.h"
#include "sal-index-table.h"
#include "statement-fixture.h"
#include "store-fixture.h"

/* The part of disputes: January is closed, Ada has 100.00 of “Deal 900”. */

#define PLAN                                                                                       \
  "{\"name\": \"Field\", \"clawback\": {\"days\": 30}, \"components\": [{\"id\": \"deals\","       \
  " \"name\": \"Won Deals\", \"period\": \"month\", \"method\": {\"kind\": \"rate_table\", "       \
  "\"bounds\": \"amount\","                                                                        \
  " \"tiers\": [{\"from\": 0, \"rate\": \"10 %\"}]}}]}"

typedef struct
{
  PayFixture office;
  SalWindow *window;
  SalPage *page; /* the room */
} Disputes;

static void
wait_for_page (Disputes *self)
{
  display_wait_for_page (self->page);
  display_settle ();
}

static void
set_up (Disputes *self, gconstpointer data)
{
  g_setenv ("SALIENT_TODAY", "2026-02-20", TRUE);
  pay_fixture_init (&self->office);
  pay_fixture_add_plan (&self->office, PLAN);
  pay_fixture_add_participant (&self->office, 1001, 101, "Field", "2026-01-01", 5000000);
  pay_fixture_add_participant (&self->office, 1002, 102, "Field", "2026-01-01", 5000000);
  pay_fixture_sell (&self->office, 900, "2026-01-10", 100000, 101, "new");
  if (data == NULL)
    {
      statement_fixture_calculate (&self->office, "2026-P01");
      statement_fixture_close (&self->office, "2026-P01");
    }
  self->window = display_open_window (self->office.workspace);
  sal_window_show_room (self->window, "compensation");
  self->page = sal_window_get_page (self->window);
  wait_for_page (self);
  g_assert_true (sal_page_show_target (self->page, "disputes"));
  wait_for_page (self);
}

static void
tear_down (Disputes *self, gconstpointer data)
{
  display_close_window (self->window);
  sal_workspace_close (self->office.workspace);
  pay_fixture_clear (&self->office);
  g_unsetenv ("SALIENT_TODAY");
}

static gpointer
get_part (Disputes *self)
{
  return display_find (self->page, SAL_TYPE_DISPUTES_PAGE, NULL);
}

static void
activate (Disputes *self, const char *action)
{
  gtk_widget_activate_action (get_part (self), action, NULL);
  display_settle ();
}

static gboolean
has_label (gpointer page, const char *text)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  g_ptr_array_add (waiting, page);
  for (guint i = 0; i < waiting->len; i++)
    {
      GtkWidget *widget = waiting->pdata[i];

      if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
          strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
        return TRUE;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (waiting, child);
    }

  return FALSE;
}

typedef struct
{
  Disputes *fixture;
  const char *text;
  gpointer root;
} Expected;

static gboolean
shows (gpointer data)
{
  const Expected *self = data;

  return !sal_page_is_busy (self->fixture->page) && has_label (self->root, self->text);
}

static void
wait_for_label (Disputes *self, gpointer root, const char *text)
{
  Expected expected = { self, text, root };

  display_wait (shows, &expected, text);
}

static gpointer
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  g_assert_not_reached ();
}

/* The entry row of a dialog or view, by its title. */
static GtkWidget *
find_entry (gpointer root, const char *title)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  g_ptr_array_add (waiting, root);
  for (guint i = 0; i < waiting->len; i++)
    {
      GtkWidget *widget = waiting->pdata[i];

      if (ADW_IS_ENTRY_ROW (widget) &&
          g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
        return widget;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (waiting, child);
    }
  g_assert_not_reached ();
}

static void
enter (gpointer root, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_entry (root, title)), text);
}

static gboolean
has_choices (gpointer menu)
{
  GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (menu));

  return model != NULL && g_list_model_get_n_items (model) > 0;
}

static void
choose (gpointer root, const char *name, const char *text)
{
  GtkWidget *menu = display_find (root, GTK_TYPE_DROP_DOWN, name);
  GListModel *model;

  g_assert_nonnull (menu);
  display_wait (has_choices, menu, name);
  model = gtk_drop_down_get_model (GTK_DROP_DOWN (menu));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_has_prefix (gtk_string_object_get_string (item), text))
        {
          gtk_drop_down_set_selected (GTK_DROP_DOWN (menu), i);
          return;
        }
    }
  g_error ("%s: there is no “%s”", name, text);
}

static gboolean
is_gone (gpointer dialog)
{
  return *(gpointer *) dialog == NULL;
}

/* Presses the button of a dialog and waits until it is closed. */
static void
finish (Disputes *self, GtkWidget *dialog, const char *button)
{
  GtkWidget *pressed = display_find_button (dialog, button);

  g_assert_true (gtk_widget_get_sensitive (pressed));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_signal_emit_by_name (pressed, "clicked");
  display_wait (is_gone, &dialog, button);
  wait_for_page (self);
}

static void
open_dispute (Disputes *self, const char *about, const char *claim)
{
  GtkWidget *dialog;

  activate (self, "disputes.new");
  dialog = find_window (SAL_TYPE_DISPUTE_DIALOG);
  choose (dialog, "Person", "Ada");
  choose (dialog, "About", about);
  enter (dialog, "What Is Wrong, and What Would Be Right", claim);
  enter (dialog, "Amount Claimed", "50");
  finish (self, dialog, "_Open");
}

static void
assert_query (Disputes *self, const char *sql, const char *expected)
{
  g_autofree char *text = fixture_query_text (self->office.pay, sql);

  g_assert_cmpstr (text, ==, expected);
}

static GtkWidget *
get_row (Disputes *self, const char *name)
{
  GtkWidget *list = display_find (self->page, GTK_TYPE_LIST_BOX, "Disputes");

  return list != NULL ? display_find (list, GTK_TYPE_LIST_BOX_ROW, name) : NULL;
}

/* --- tests --- */

/* Without anything calculated nothing can be disputed; else it says how to begin. */
static void
test_empty (Disputes *self, gconstpointer data)
{
  g_assert_true (has_label (self->page, "Nothing Is Disputed"));
  g_assert_true (has_label (
      self->page, data == NULL ? "A dispute says what is wrong" : "once a first period is"));
  g_assert_cmpint (has_label (self->page, "New Dispute…"), ==, data == NULL);
  g_assert_cmpstr (sal_page_show_view (get_part (self), 0), ==, "disputes");
  g_assert_null (sal_page_show_view (get_part (self), 1));
}

/* From what is claimed to what is posted, with the consequence said before. */
static void
test_accept (Disputes *self, gconstpointer data)
{
  g_autofree char *row = NULL;
  GtkWidget *dialog, *button;

  open_dispute (self, "Won Deals: $100.00", "The deal was 1,500");
  assert_query (self,
                "SELECT about || ' ' || line || ' ' || claimed || ' ' || due FROM pay_dispute",
                "earning 1 5000 2026-03-06");
  row = g_strdup_printf ("The deal was 1,500, Open, due 6 Mar 2026 · Ada · %s", g_get_real_name ());
  g_assert_nonnull (get_row (self, row));
  wait_for_label (self, self->page, "$1,000.00 is credited, which pays $100.00 in Won Deals");

  activate (self, "disputes.review");
  wait_for_label (self, self->page, "In Review · Ada");

  activate (self, "disputes.accept");
  dialog = find_window (SAL_TYPE_DECISION_DIALOG);
  button = display_find_button (dialog, "_Accept and Post");
  g_assert_true (has_label (dialog, "Posts an adjustment of $50.00 to Feb 2026 for Ada."));
  g_assert_false (gtk_widget_get_sensitive (button));
  enter (dialog, "Reason", "The order says so");
  g_assert_true (gtk_widget_get_sensitive (button));
  enter (dialog, "Amount", "much");
  g_assert_false (gtk_widget_get_sensitive (button));
  enter (dialog, "Amount", "45");
  g_assert_true (has_label (dialog, "Posts an adjustment of $45.00 to Feb 2026 for Ada."));
  finish (self, dialog, "_Accept and Post");
  assert_query (self,
                "SELECT period || ' ' || person || ' ' || amount || ' ' || reason FROM"
                " ledger_adjustment",
                "2026-P02 101 4500 The order says so");
  wait_for_label (self, self->page, "$45.00, posted to Feb 2026");
  g_assert_false (gtk_widget_get_visible (display_find_button (self->page, "_Accept…")));
  /* it cannot be undone */
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  wait_for_page (self);
  assert_query (self, "SELECT status FROM pay_dispute", "accepted");
}

/* Owner and day are edited in place, and undone by the window; a rejection says why. */
static void
test_edit_and_reject (Disputes *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  GtkWidget *dialog;

  open_dispute (self, "The payment", "It is late");
  enter (display_find (self->page, SAL_TYPE_DISPUTES_PAGE, NULL), "Owner", "Omar");
  g_signal_emit_by_name (find_entry (get_part (self), "Owner"), "apply");
  wait_for_label (self, self->page, "Ada · Omar");
  assert_query (self, "SELECT owner FROM pay_dispute", "Omar");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  before = g_strdup_printf ("Ada · %s", g_get_real_name ());
  wait_for_label (self, self->page, before);
  g_assert_false (has_label (self->page, "Ada · Omar"));

  pay_fixture_do_pay (&self->office,
                      "UPDATE pay_dispute SET due = '2026-02-19', opened = '2026-02-01'");
  wait_for_page (self);
  wait_for_label (self, self->page, "overdue since 19 Feb 2026");
  g_assert_true (has_label (self->page, "Overdue"));

  activate (self, "disputes.reject");
  dialog = find_window (SAL_TYPE_DECISION_DIALOG);
  g_assert_true (has_label (dialog, "Nothing is posted."));
  enter (dialog, "Reason", "It was paid in time");
  finish (self, dialog, "_Reject");
  wait_for_label (self, self->page, "It was paid in time");
  g_assert_false (has_label (self->page, "overdue since"));
  activate (self, "disputes.reopen");
  wait_for_label (self, self->page, "Open · Ada");
  activate (self, "disputes.withdraw");
  wait_for_label (self, self->page, "Withdrawn · Ada");
  assert_query (self, "SELECT status FROM pay_dispute", "withdrawn");
}

/* A credit that is missing is named; one that there is not is said. */
static void
test_missing (Disputes *self, gconstpointer data)
{
  GtkWidget *dialog;

  pay_fixture_sell (&self->office, 901, "2026-01-20", 70000, 102, "new");
  activate (self, "disputes.new");
  dialog = find_window (SAL_TYPE_DISPUTE_DIALOG);
  choose (dialog, "Person", "Ada");
  choose (dialog, "About", "A credit that is missing");
  enter (dialog, "What Is Wrong, and What Would Be Right", "Mine, too");
  g_assert_false (gtk_widget_get_sensitive (display_find_button (dialog, "_Open")));
  enter (dialog, "Opportunity", "Deal 9");
  g_signal_emit_by_name (display_find_button (dialog, "_Open"), "clicked");
  wait_for_label (self, dialog, "there is no opportunity “Deal 9”");
  enter (dialog, "Opportunity", "Deal 901");
  finish (self, dialog, "_Open");
  assert_query (self, "SELECT about || ' ' || opportunity FROM pay_dispute", "credit 901");
  wait_for_label (self, self->page, "Credit of “Deal 901”");
  wait_for_label (self, self->page, "Nothing of this opportunity is credited");
}

/* By hand, and back. */
static void
test_adjust (Disputes *self, gconstpointer data)
{
  g_autoptr (GtkBitset) first = gtk_bitset_new_range (0, 1);
  GtkWidget *dialog, *table;

  activate (self, "disputes.adjust");
  dialog = find_window (SAL_TYPE_DECISION_DIALOG);
  choose (dialog, "Person", "Bo");
  enter (dialog, "Amount", "-12.50");
  enter (dialog, "Reason", "A laptop");
  g_assert_true (has_label (dialog, "−$12.50 to Feb 2026 for Bo."));
  finish (self, dialog, "_Post");
  assert_query (self, "SELECT person || ' ' || amount FROM ledger_adjustment", "102 -1250");

  g_assert_cmpstr (sal_page_show_view (get_part (self), 2), ==, "adjustments");
  wait_for_page (self);
  table = display_find (self->page, SAL_TYPE_INDEX_TABLE, NULL);
  sal_index_table_select (SAL_INDEX_TABLE (table), first);
  activate (self, "disputes.reverse");
  dialog = find_window (SAL_TYPE_DECISION_DIALOG);
  g_assert_true (has_label (dialog, "Bo, Feb 2026: −$12.50, “A laptop”"));
  g_assert_true (has_label (dialog, "Posts an adjustment of $12.50 to Feb 2026 for Bo."));
  enter (dialog, "Reason", "It came back");
  finish (self, dialog, "_Reverse");
  assert_query (self, "SELECT sum (amount) FROM ledger_adjustment", "0");
  {
    g_autofree char *text = sal_index_table_to_text (SAL_INDEX_TABLE (table));

    g_assert_nonnull (strstr (text, "Reversed"));
    g_assert_nonnull (strstr (text, "Reversal"));
  }
}

/* The part beside it: what is earned and paid by month, as charts and as a table. */
static void
test_accruals (Disputes *self, gconstpointer data)
{
  gpointer part, table;
  g_autofree char *text = NULL;

  g_assert_true (sal_page_show_target (self->page, "accruals"));
  wait_for_page (self);
  part = display_find (self->page, SAL_TYPE_ACCRUALS_PAGE, NULL);
  if (data != NULL)
    {
      g_assert_true (has_label (part, "Nothing Is Earned Yet"));
      return;
    }
  g_assert_true (has_label (part, "A period is paid in the month after it."));
  /* nobody was in a plan the year before */
  wait_for_label (self, part, "The reserve is not available: Nobody took part");
  table = display_find (part, SAL_TYPE_INDEX_TABLE, NULL);
  text = sal_index_table_to_text (table);
  g_assert_nonnull (strstr (text, "2026-01\t100.00\t0.00\t0.00\t100.00\t100.00"));
  g_assert_nonnull (strstr (text, "2026-02\t0.00\t100.00\t0.00\t0.00\t0.00"));
  g_assert_nonnull (display_find (part, SAL_TYPE_CHART_VIEW, NULL));
  g_assert_nonnull (display_find (part, GTK_TYPE_DROP_DOWN, "Currency"));
  g_assert_cmpstr (sal_page_show_view (part, 0), ==, "accruals");
  g_assert_null (sal_page_show_view (part, 1));
}

/* What the tour shows. */
static void
test_views (Disputes *self, gconstpointer data)
{
  static const char *const views[] = { "disputes", "dispute", "adjustments" };

  open_dispute (self, "The payment", "It is late");
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_assert_cmpstr (sal_page_show_view (get_part (self), i), ==, views[i]);
      wait_for_page (self);
    }
  g_assert_null (sal_page_show_view (get_part (self), G_N_ELEMENTS (views)));
  g_assert_true (sal_page_focus_search (get_part (self)));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

#define ADD(name, data, function)                                                                  \
  g_test_add ("/compensation-disputes/" name, Disputes, data, set_up, function, tear_down)
  ADD ("empty", NULL, test_empty);
  ADD ("nothing-calculated", "nothing", test_empty);
  ADD ("accept", NULL, test_accept);
  ADD ("edit-and-reject", NULL, test_edit_and_reject);
  ADD ("missing", NULL, test_missing);
  ADD ("adjust", NULL, test_adjust);
  ADD ("accruals", NULL, test_accruals);
  ADD ("accruals-empty", "nothing", test_accruals);
  ADD ("views", NULL, test_views);

  return g_test_run ();
}
