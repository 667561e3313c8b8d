/* test-account-health.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "accounts-fixture.h"

#include <string.h>

#include "sal-account-page.h"
#include "sal-account-prices-tab.h"
#include "sal-account-signals-tab.h"
#include "sal-chart-view.h"
#include "sal-field-row.h"
#include "sal-fields-dialog.h"
#include "sal-index-table.h"
#include "sal-prices-page.h"
#include "sal-record-table.h"
#include "sal-reference-picker.h"
#include "sal-threshold-row.h"
#include "sal-warning-inspector.h"
#include "sal-warnings-page.h"
#include "store-fixture.h"

/* Prices and health in the room of accounts: Halden, account 900, asks for a fifth off, which a
 * manager may grant and nobody is; it uses 40, where 50 warns, and contracts are to be renewed. */
static const char company[] =
    "INSERT INTO person (id, name) VALUES (901, 'Ann');"
    "INSERT INTO account (id, name, status, owner) VALUES (900, 'Zephyr', 'customer', 901);"
    "INSERT INTO decision_right (id, role, discount_up_to, valid_from) VALUES"
    " (1, 'Manager', 300000000, '2020-01-01');"
    "INSERT INTO price_exception (id, account, list_price, asked_price, quantity, currency, reason,"
    " requested_on, status) VALUES (1, 900, 10000, 8000, 2, 'USD', 'Volume', '2026-02-01',"
    " 'requested');"
    "INSERT INTO signal_threshold (id, type, weight, bad, good, warn, critical, days, due_days)"
    " VALUES (1, 'usage', 1000000000, 'low', 80, 50, 30, 90, 10);"
    "INSERT INTO account_signal (id, account, type, value, date) VALUES"
    " (1, 900, 'usage', 70, '2026-01-10'), (2, 900, 'usage', 40, '2026-02-10');"
    "INSERT INTO contract (id, name, account, start, \"end\") VALUES"
    " (1, 'Care', 900, '2025-05-01', '2026-04-30');"
    "INSERT INTO contract (id, name, account, start, \"end\", renewal, renewal_date) VALUES"
    " (2, 'Repair', 900, '2025-05-01', '2026-10-31', 'manual', '2026-02-01');";

static void
set_up (AccountsFixture *self, gconstpointer data)
{
  accounts_set_up (self, 2, company);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (SAL_IS_FIELDS_DIALOG (window) && gtk_widget_get_visible (window))
        return window;
    }

  return NULL;
}

static gboolean
has_no_dialog (gpointer data)
{
  return find_dialog () == NULL;
}

static void
click (gpointer root, const char *text)
{
  GtkWidget *button = display_find_button (root, text);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  display_settle ();
}

static gboolean
has_label (gpointer root, const char *text)
{
  GtkWidget *child;

  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (root), text) != NULL)
    return TRUE;
  for (child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;

  return FALSE;
}

static gpointer
find_row (gpointer root, GType type, const char *title)
{
  GtkWidget *child;

  if (g_type_is_a (G_OBJECT_TYPE (root), type) &&
      g_strcmp0 (adw_preferences_row_get_title (root), title) == 0)
    return root;
  for (child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_row (child, type, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* --- prices --- */

static gboolean
is_decided (gpointer data)
{
  AccountsFixture *self = data;

  return fixture_query (self->store,
                        "SELECT count (*) FROM price_exception WHERE status = 'approved'") == 1;
}

/* @problem: NULL for none */
static void
assert_problem (const char *field, const char *problem)
{
  SalFieldRow *row = find_row (find_dialog (), SAL_TYPE_FIELD_ROW, field);

  g_assert_nonnull (row);
  g_assert_cmpstr (sal_field_row_get_problem (row), ==, problem);
}

static void
decide_by (gint64 person, const char *name)
{
  GtkWidget *row = find_row (find_dialog (), SAL_TYPE_FIELD_ROW, "Decided By");
  GtkWidget *picker = display_find (row, SAL_TYPE_REFERENCE_PICKER, NULL);

  sal_reference_picker_set_id (SAL_REFERENCE_PICKER (picker), person, name);
  g_signal_emit_by_name (picker, "changed");
}

static void
assert_hint (const char *expected)
{
  GtkWidget *row = find_row (find_dialog (), SAL_TYPE_FIELD_ROW, "Decided By");

  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, expected);
}

static gboolean
lacks_reason (gpointer data)
{
  SalFieldRow *row = find_row (find_dialog (), SAL_TYPE_FIELD_ROW, "Reason of the Decision");

  return sal_field_row_has_problem (row);
}

static void
give_reason (const char *reason)
{
  GtkWidget *row = find_row (find_dialog (), SAL_TYPE_FIELD_ROW, "Reason of the Decision");
  GtkTextView *view = display_find (row, GTK_TYPE_TEXT_VIEW, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), reason, -1);
}

static void
test_decide (AccountsFixture *self, gconstpointer data)
{
  GtkWidget *page, *table;

  accounts_show (self, "prices");
  page = display_find (self->page, SAL_TYPE_PRICES_PAGE, NULL);
  g_assert_nonnull (page);
  table = display_find (page, GTK_TYPE_COLUMN_VIEW, "Price Exceptions");
  g_assert_nonnull (table);
  g_assert_nonnull (display_find (page, GTK_TYPE_DROP_DOWN, "Status"));
  g_assert_true (has_label (page, "$80.00 instead of $100.00, quantity 2"));
  g_assert_true (has_label (page, "Manager decides this"));
  g_assert_true (has_label (page, "There is no precedent"));

  /* a rejection needs a reason and somebody who rejects: the dialog says so, and stays */
  click (page, "_Reject…");
  g_assert_nonnull (find_dialog ());
  click (find_dialog (), "_Reject");
  display_wait_for_page (self->page);
  g_assert_nonnull (find_dialog ());
  assert_problem ("Decided By", "is required");
  assert_problem ("Reason of the Decision", "is required");
  gtk_window_close (GTK_WINDOW (find_dialog ()));
  display_wait (has_no_dialog, NULL, "the dialog to close");

  /* an approval needs somebody, too */
  click (page, "_Approve…");
  g_assert_true (has_label (find_dialog (), "recorded as decided without right"));
  click (find_dialog (), "_Approve");
  display_wait_for_page (self->page);
  g_assert_nonnull (find_dialog ());
  assert_problem ("Decided By", "is required");
  assert_problem ("Reason of the Decision", NULL);
  g_assert_cmpint (fixture_query (self->store,
                                  "SELECT count (*) FROM price_exception WHERE status ="
                                  " 'requested' AND entitled IS NULL"),
                   ==,
                   1);
  /* and a reason of who is not entitled */
  decide_by (901, "Ann");
  assert_hint ("Not entitled: decides without right");
  click (find_dialog (), "_Approve");
  display_wait (lacks_reason, NULL, "that a reason is missing");
  give_reason ("Urgent");
  click (find_dialog (), "_Approve");
  display_wait (is_decided, self, "the approval");
  display_wait (has_no_dialog, NULL, "the dialog to close");
  display_wait_for_page (self->page);
  display_settle ();
  g_assert_true (has_label (page, "without right; entitled were: Manager"));
  g_assert_false (gtk_widget_is_sensitive (display_find_button (page, "_Approve…")));
  g_assert_false (gtk_widget_is_sensitive (display_find_button (page, "_Withdraw…")));
}

/* Who is entitled stands where they are chosen, and whether who is chosen is. */
static void
test_entitled (AccountsFixture *self, gconstpointer data)
{
  GtkWidget *page;

  fixture_do (self->store,
              "INSERT INTO person (id, name) VALUES (902, 'Mia & Co');"
              "INSERT INTO position (id, name, role, status) VALUES (900, 'M', 'Manager', "
              "'filled');"
              "INSERT INTO assignment (person, position, valid_from) VALUES"
              " (902, 900, '2020-01-01')");
  accounts_show (self, "prices");
  page = display_find (self->page, SAL_TYPE_PRICES_PAGE, NULL);
  click (page, "_Approve…");
  g_assert_true (has_label (find_dialog (), "Entitled: Mia & Co (Manager). Somebody else"));
  decide_by (901, "Ann");
  assert_hint ("Not entitled: decides without right");
  decide_by (902, "Mia & Co");
  assert_hint ("Entitled as Manager");
  click (find_dialog (), "_Approve");
  display_wait (is_decided, self, "the approval");
  display_wait (has_no_dialog, NULL, "the dialog to close");
  display_wait_for_page (self->page);
  display_settle ();
  g_assert_true (has_label (page, ", entitled as Manager"));
}

static void
test_request (AccountsFixture *self, gconstpointer data)
{
  GtkWidget *price;

  accounts_show (self, "prices");
  click (display_find (self->page, SAL_TYPE_PRICES_PAGE, NULL), "Ask for a _Price…");
  g_assert_nonnull (find_dialog ());

  /* little is entered: it says what is missing beside the fields, and nothing is stored or lost;
   * Return in an entry asks for it like the button */
  price = display_find (find_dialog (), GTK_TYPE_ENTRY, "List Price");
  g_assert_nonnull (price);
  gtk_editable_set_text (GTK_EDITABLE (price), "99");
  g_signal_emit_by_name (price, "activate");
  display_settle ();
  g_assert_nonnull (find_dialog ());
  g_assert_true (has_label (find_dialog (), "is required"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (price)), ==, "99");
  click (find_dialog (), "_Ask");
  g_assert_nonnull (find_dialog ());
  g_assert_cmpint (fixture_query (self->store, "SELECT count (*) FROM price_exception"), ==, 1);
  g_assert_true (display_press_key (find_dialog (), GDK_KEY_Escape, 0));
  display_wait (has_no_dialog, NULL, "the dialog to close");
}

static void
enter (gpointer dialog, const char *field, const char *text)
{
  GtkEditable *entry = display_find (dialog, GTK_TYPE_ENTRY, field);

  g_assert_nonnull (entry);
  gtk_editable_set_text (entry, text);
}

/* A price is in the currency that is chosen below it. */
static void
test_request_in_yen (AccountsFixture *self, gconstpointer data)
{
  GtkDropDown *currency;
  GtkStringList *codes;
  GtkWidget *reason;
  guint place = 0;

  accounts_show (self, "account/900/prices");
  click (display_find (self->page, SAL_TYPE_ACCOUNT_PRICES_TAB, NULL), "Ask for a _Price…");
  g_assert_nonnull (find_dialog ());
  enter (find_dialog (), "List Price", "5000");
  enter (find_dialog (), "Price Asked For", "4500");
  enter (find_dialog (), "Quantity", "1");
  reason = display_find (find_dialog (), GTK_TYPE_TEXT_VIEW, "Reason");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (reason)), "Volume", -1);
  currency = display_find (find_dialog (), GTK_TYPE_DROP_DOWN, "Currency");
  codes = GTK_STRING_LIST (gtk_drop_down_get_model (currency));
  while (!g_str_equal (gtk_string_list_get_string (codes, place), "JPY"))
    place++;
  gtk_drop_down_set_selected (currency, place);
  click (find_dialog (), "_Ask");
  display_wait (has_no_dialog, NULL, "the dialog to close");
  g_assert_cmpint (
      fixture_query (self->store, "SELECT list_price FROM price_exception WHERE currency = 'JPY'"),
      ==,
      5000);
  g_assert_cmpint (
      fixture_query (self->store, "SELECT asked_price FROM price_exception WHERE currency = 'JPY'"),
      ==,
      4500);
}

/* --- health --- */

static gboolean
is_raised (gpointer data)
{
  AccountsFixture *self = data;

  return fixture_query (self->store,
                        "SELECT count (*) FROM account_warning WHERE account = 900"
                        " AND type = 'usage' AND owner = 901 AND due = '2026-03-02'") == 1;
}

typedef struct
{
  SalRecordTable *table;
  gboolean has_rows;
} Shown;

static gboolean
shows_rows (gpointer data)
{
  const Shown *shown = data;

  return !sal_record_table_is_busy (shown->table) &&
         (sal_record_table_get_first_id (shown->table) != 0) == shown->has_rows;
}

static void
wait_for_rows (SalRecordTable *table, gboolean has_rows)
{
  Shown shown = { table, has_rows };

  display_wait (shows_rows, &shown, has_rows ? "the warning" : "no warning");
}

/* What is open shows first, in words; what has to be done by when is not beyond the edge. */
static void
check_scopes (AccountsFixture *self, GtkWidget *page)
{
  SalRecordTable *table = display_find (page, SAL_TYPE_RECORD_TABLE, NULL);
  GtkDropDown *menu = display_find (page, GTK_TYPE_DROP_DOWN, "Which Records Show");
  GtkWidget *filter = display_find (page, GTK_TYPE_ENTRY, "Filter");
  GListModel *columns;
  int width = 0;

  g_assert_nonnull (menu);
  g_assert_cmpstr (
      gtk_string_object_get_string (gtk_drop_down_get_selected_item (menu)), ==, "Open");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (filter)), ==, "");
  wait_for_rows (table, TRUE);
  columns =
      gtk_column_view_get_columns (display_find (GTK_WIDGET (table), GTK_TYPE_COLUMN_VIEW, NULL));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column))
        width += gtk_column_view_column_get_fixed_width (column);
    }
  g_assert_cmpint (width, <=, 1360 - 210); /* beside the rooms */

  gtk_drop_down_set_selected (menu, 1);
  wait_for_rows (table, FALSE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (table), "table.show-all", NULL));
  wait_for_rows (table, TRUE);
  g_assert_cmpstr (
      gtk_string_object_get_string (gtk_drop_down_get_selected_item (menu)), ==, "All");
  sal_record_table_set_filter (table, "reason = \"renewal\" or account = 900");
  gtk_drop_down_set_selected (menu, 0);
  wait_for_rows (table, TRUE);
  gtk_drop_down_set_selected (menu, 1);
  wait_for_rows (table, FALSE);
}

/* (nullable): the cell of a table that says so */
static GtkWidget *
find_cell (GtkWidget *root, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_INSCRIPTION (root))
    return g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (root)), text) == 0 ? root : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_cell (child, text);

  return found;
}

static void
test_warnings (AccountsFixture *self, gconstpointer data)
{
  GtkWidget *page;

  accounts_show (self, "warnings");
  page = display_find (self->page, SAL_TYPE_WARNINGS_PAGE, NULL);
  g_assert_nonnull (page);
  g_assert_nonnull (display_find (page, SAL_TYPE_RECORD_TABLE, NULL));
  click (page, "_Raise Warnings");
  display_wait (is_raised, self, "the warning");
  display_wait_for_page (self->page);
  check_scopes (self, page);

  g_assert_cmpstr (sal_page_show_view (SAL_PAGE (page), 1), ==, "renewals");
  display_settle ();
  g_assert_nonnull (display_find (page, GTK_TYPE_COLUMN_VIEW, "Renewals"));
  g_assert_true (has_label (page, "2 contracts to renew within 180 days, 1 overdue"));
  g_assert_nonnull (find_cell (page, "⚠ 1 Feb 2026"));
  g_assert_nonnull (find_cell (page, "30 Apr 2026"));

  /* nobody has left, so that nothing is learned, and that is said */
  g_assert_cmpstr (sal_page_show_view (SAL_PAGE (page), 2), ==, "churn");
  display_settle ();
  g_assert_true (has_label (page, "a model needs 30 of each"));
}

static void
type (gpointer row, const char *field, const char *text)
{
  GtkWidget *entry = display_find (find_row (row, SAL_TYPE_FIELD_ROW, field), GTK_TYPE_ENTRY, NULL);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static gboolean
shows_status (gpointer data)
{
  GtkWidget *row = find_row (data, ADW_TYPE_ACTION_ROW, "Status");

  return row != NULL && gtk_widget_get_mapped (row) &&
         find_row (data, SAL_TYPE_FIELD_ROW, "Resolution") != NULL;
}

static gboolean
misses_resolution (gpointer data)
{
  return has_label (data, "A resolution is missing");
}

static gboolean
has_no_status (gpointer data)
{
  return !shows_status (data);
}

static gboolean
has_cell (gpointer root, const char *text)
{
  if (GTK_IS_INSCRIPTION (root) &&
      g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (root)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_cell (child, text))
      return TRUE;

  return FALSE;
}

static gboolean
lists_values (gpointer page)
{
  return has_cell (page, "40\u00a0%") && has_cell (page, "66 days");
}

/* Values have the units of their signals; who is to do what until when comes before the rest. */
static void
test_list (AccountsFixture *self, gconstpointer data)
{
  static const char *const expected[] = { "Account", "Signal", "Value", "Due", "Owner", "Status" };
  GListModel *columns;
  GtkWidget *page;

  fixture_do (self->store,
              "INSERT INTO account_warning (id, account, type, raised_on, reason, value, bound,"
              " status, due) VALUES"
              " (1, 900, 'usage', '2026-02-10', 'warn', 40, 50, 'open', '2026-02-25'),"
              " (2, 900, 'payments', '2026-02-10', 'warn', 66, 50, 'open', '2026-02-25')");
  accounts_show (self, "warnings");
  page = display_find (self->page, SAL_TYPE_WARNINGS_PAGE, NULL);
  display_wait (lists_values, page, "the values");
  columns = gtk_column_view_get_columns (
      display_find (display_find (page, SAL_TYPE_RECORD_TABLE, NULL), GTK_TYPE_COLUMN_VIEW, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_assert_cmpstr (gtk_column_view_column_get_title (column), ==, expected[i]);
      g_assert_true (gtk_column_view_column_get_visible (column));
    }
}

/* A warning is answered beside the table; closing it needs to say what was done. */
static void
test_answer (AccountsFixture *self, gconstpointer data)
{
  GtkWidget *page, *inspector, *status, *text;
  gboolean handled;

  fixture_do (self->store,
              "INSERT INTO account_warning (id, account, type, raised_on, reason, value, bound,"
              " status, due) VALUES (1, 900, 'usage', '2026-02-10', 'warn', 40, 50, 'open',"
              " '2026-02-25')");
  accounts_show (self, "warnings");
  page = display_find (self->page, SAL_TYPE_WARNINGS_PAGE, NULL);
  g_signal_emit_by_name (
      display_find (page, SAL_TYPE_RECORD_TABLE, NULL), "record-activated", (gint64) 1, &handled);
  g_assert_true (handled);
  g_assert_null (find_dialog ());
  display_wait (shows_status, page, "the warning to show");
  inspector = display_find (page, SAL_TYPE_WARNING_INSPECTOR, NULL);
  g_assert_true (has_label (inspector, "Zephyr: Usage"));
  g_assert_true (has_label (inspector, "Beyond the Bound: 40\u00a0%, bound 50\u00a0%"));

  type (inspector, "Due", "soon");
  g_assert_true (sal_page_is_modified (SAL_PAGE (page)));
  g_assert_false (sal_warning_inspector_commit (SAL_WARNING_INSPECTOR (inspector)));
  type (inspector, "Due", "2026-03-15");
  g_assert_true (sal_warning_inspector_commit (SAL_WARNING_INSPECTOR (inspector)));
  display_wait_for_answer (
      self->page, "SELECT count (*) FROM account_warning WHERE due = '2026-03-15'", 1);

  status =
      display_find (find_row (inspector, ADW_TYPE_ACTION_ROW, "Status"), GTK_TYPE_DROP_DOWN, NULL);
  /* nothing is done while something cannot be stored */
  type (inspector, "Due", "soon");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (status), 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (status)), ==, 0);
  g_assert_true (sal_field_row_has_problem (find_row (inspector, SAL_TYPE_FIELD_ROW, "Due")));
  g_assert_true (display_escape (
      display_find (find_row (inspector, SAL_TYPE_FIELD_ROW, "Due"), GTK_TYPE_ENTRY, NULL)));
  g_assert_true (gtk_widget_get_mapped (inspector));
  display_wait_for_page (self->page);
  g_assert_cmpint (
      fixture_query (self->store, "SELECT count (*) FROM account_warning WHERE status = 'open'"),
      ==,
      1);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (status), 1);
  display_wait_for_answer (
      self->page, "SELECT count (*) FROM account_warning WHERE status = 'in_hand'", 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (status), 2);
  display_wait (misses_resolution, inspector, "what is wrong to be said");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (status)), ==, 1);
  text = display_find (
      find_row (inspector, SAL_TYPE_FIELD_ROW, "Resolution"), GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "Trained them", -1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (status), 2);
  display_wait_for_answer (self->page,
                           "SELECT count (*) FROM account_warning WHERE status = 'closed'"
                           " AND closed_on = '2026-02-20' AND resolution = 'Trained them'",
                           1);

  fixture_do (self->store, "DELETE FROM account_warning");
  display_wait (has_no_status, page, "the warning to be put away");
}

static gboolean
has_fields (gpointer data)
{
  return find_row (data, SAL_TYPE_FIELD_ROW, "Warning At") != NULL;
}

/* A count that falls towards its bound never gets below 0. */
static void
test_never (AccountsFixture *self, gconstpointer data)
{
  GtkWidget *page, *row;

  fixture_do (self->store,
              "INSERT INTO signal_threshold (id, type, weight, bad, good, warn, critical, days,"
              " due_days) VALUES (2, 'engagement', 0, 'low', 6, 0, -1, 90, 10)");
  accounts_show (self, "warnings");
  page = display_find (self->page, SAL_TYPE_WARNINGS_PAGE, NULL);
  g_assert_cmpstr (sal_page_show_view (SAL_PAGE (page), 3), ==, "thresholds");
  display_settle ();
  row = find_row (page, SAL_TYPE_THRESHOLD_ROW, "Engagement");
  g_assert_nonnull (row);
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)),
                            "good 6 activities, warning at 0 activities, never critical"));
}

/* Thresholds are edited where they stand; what is wrong is said beside it and not stored. */
static void
test_thresholds (AccountsFixture *self, gconstpointer data)
{
  const char *name = "Warning At, %"; /* the unit is said, too */
  GtkWidget *page, *row, *toggle;

  accounts_show (self, "warnings");
  page = display_find (self->page, SAL_TYPE_WARNINGS_PAGE, NULL);
  g_assert_cmpstr (sal_page_show_view (SAL_PAGE (page), 3), ==, "thresholds");
  display_settle ();
  row = find_row (page, SAL_TYPE_THRESHOLD_ROW, "Usage");
  g_assert_nonnull (row);
  g_assert_nonnull (display_find (row, GTK_TYPE_BUTTON, "Delete “Usage”"));
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)),
                            "good 80\u00a0%, warning at 50\u00a0%, critical at 30\u00a0%"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  display_wait (has_fields, row, "the fields");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (
          display_find (find_row (row, SAL_TYPE_FIELD_ROW, "Warning At"), GTK_TYPE_ENTRY, NULL)),
      GTK_ACCESSIBLE_PROPERTY_LABEL,
      name);
  g_assert_true (has_label (find_row (row, SAL_TYPE_FIELD_ROW, "Good"), "%"));

  type (row, "Warning At", "90");
  g_assert_false (sal_threshold_row_commit (SAL_THRESHOLD_ROW (row)));
  g_assert_true (has_label (row, "Should be below what is good"));
  g_assert_true (sal_page_is_modified (SAL_PAGE (page)));
  g_assert_cmpint (
      fixture_query (self->store, "SELECT count (*) FROM signal_threshold WHERE warn = 50"), ==, 1);
  type (row, "Warning At", "60");
  g_assert_true (sal_threshold_row_commit (SAL_THRESHOLD_ROW (row)));
  display_wait_for_answer (self->page, "SELECT count (*) FROM signal_threshold WHERE warn = 60", 1);
  g_assert_true (row == find_row (page, SAL_TYPE_THRESHOLD_ROW, "Usage"));

  toggle = display_find (page, GTK_TYPE_SWITCH, "Raise Warnings When Due");
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (toggle)));
  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  display_wait_for_answer (self->page, "SELECT count (*) FROM setting WHERE name = 'warnings'", 1);
  fixture_undo (self->store, 0);
  display_wait_for_page (self->page);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (toggle)));

  g_assert_true (gtk_widget_activate_action (row, "threshold.delete", NULL));
  display_wait_for_answer (self->page, "SELECT count (*) FROM signal_threshold", 0);
  display_wait_for_text (SAL_PAGE (page), "No signal has a threshold yet");
}

static void
test_tabs (AccountsFixture *self, gconstpointer data)
{
  GtkWidget *signals, *prices;

  accounts_show (self, "account/900/signals");
  signals = display_find (self->page, SAL_TYPE_ACCOUNT_SIGNALS_TAB, NULL);
  g_assert_nonnull (signals);
  g_assert_true (has_label (signals, "Health 25 of 100"));
  gtk_expander_set_expanded (display_find (signals, GTK_TYPE_EXPANDER, NULL), TRUE);
  g_assert_true (has_label (signals, "gives 25.0 points"));
  g_assert_nonnull (display_find (signals, SAL_TYPE_CHART_VIEW, NULL));

  accounts_show (self, "account/900/prices");
  prices = display_find (self->page, SAL_TYPE_ACCOUNT_PRICES_TAB, NULL);
  g_assert_nonnull (prices);
  g_assert_true (has_label (prices, "Bought too little to compare"));
  g_assert_nonnull (display_find (prices, SAL_TYPE_CHART_VIEW, NULL));
  g_assert_nonnull (display_find (prices, GTK_TYPE_COLUMN_VIEW, "Price Exceptions"));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* A page that nobody sees waits until somebody does. */
static void
test_hidden (AccountsFixture *self, gconstpointer data)
{
  GtkWidget *prices, *page;
  guint n = 0, n_page = 0;

  accounts_show (self, "account/900/prices");
  prices = display_find (self->page, SAL_TYPE_ACCOUNT_PRICES_TAB, NULL);
  page = display_find (self->page, SAL_TYPE_ACCOUNT_PAGE, NULL);
  accounts_show (self, "account/900/signals");
  g_signal_connect_swapped (prices, "notify::busy", G_CALLBACK (count_cb), &n);
  fixture_do (self->store, "UPDATE price_exception SET asked_price = 7000");
  display_wait_for_page (self->page);
  display_settle ();
  g_assert_cmpuint (n, ==, 0);
  accounts_show (self, "account/900/prices");
  g_assert_cmpuint (n, ==, 2);

  /* and what has not changed is not read */
  accounts_show (self, "account/900/signals");
  accounts_show (self, "account/900/prices");
  g_assert_cmpuint (n, ==, 2);

  accounts_show (self, "portfolio");
  g_signal_connect_swapped (page, "notify::busy", G_CALLBACK (count_cb), &n_page);
  fixture_do (self->store, "UPDATE price_exception SET asked_price = 6000");
  display_wait_for_page (self->page);
  display_settle ();
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (n_page, ==, 0);
  g_signal_handlers_disconnect_by_data (prices, &n);
  g_signal_handlers_disconnect_by_data (page, &n_page);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/account-health/" path, AccountsFixture, NULL, set_up, func, accounts_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("decide", test_decide);
  ADD ("entitled", test_entitled);
  ADD ("request", test_request);
  ADD ("request-in-yen", test_request_in_yen);
  ADD ("warnings", test_warnings);
  ADD ("list", test_list);
  ADD ("answer", test_answer);
  ADD ("never", test_never);
  ADD ("thresholds", test_thresholds);
  ADD ("tabs", test_tabs);
  ADD ("hidden", test_hidden);

  return g_test_run ();
}
