/* test-account-rights.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "accounts-fixture.h"

#include "sal-date.h"
#include "sal-fields-dialog.h"
#include "sal-kinds.h"
#include "sal-prices-page.h"
#include "sal-record-form.h"
#include "sal-reference-picker.h"
#include "sal-right-row.h"
#include "store-fixture.h"

/* Decision rights in the room of accounts. A manager may give 10 % on deals of up to $50,000, a
 * director 30 %; Zephyr waits for a fifth off two of $100, a deal of $160. */
static const char company[] =
    "INSERT INTO account (id, name, status) VALUES (900, 'Zephyr', 'customer');"
    "INSERT INTO decision_right (id, role, discount_up_to, deal_up_to, currency, valid_from) VALUES"
    " (1, 'Manager', 100000000, 5000000, 'USD', '2020-01-01'),"
    " (2, 'Director', 300000000, NULL, NULL, '2020-01-01');"
    "INSERT INTO position (id, name, role, status, manager) VALUES"
    " (901, 'D', 'Director', 'filled', NULL), (902, 'M', 'Manager', 'filled', 901);"
    "INSERT INTO price_exception (id, account, list_price, asked_price, quantity, currency, reason,"
    " requested_on, status) VALUES (1, 900, 10000, 8000, 2, 'USD', 'Volume', '2026-02-01',"
    " 'requested');";

#define DISCOUNT "SELECT discount_up_to FROM decision_right WHERE id = 1"

static void
set_up (AccountsFixture *self, gconstpointer data)
{
  accounts_set_up (self, 2, company);
  accounts_show (self, "prices");
  self->part = display_find (self->page, SAL_TYPE_PRICES_PAGE, NULL);
  g_assert_cmpstr (sal_page_show_view (self->part, 1), ==, "decision-rights");
  display_settle ();
}

static gpointer
get_entry (AccountsFixture *self, const char *name)
{
  gpointer entry = display_find (self->part, GTK_TYPE_ENTRY, name);

  g_assert_nonnull (entry);

  return entry;
}

static void
enter (AccountsFixture *self, const char *name, const char *text)
{
  gpointer entry = get_entry (self, name);

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (entry, text);
  display_settle ();
}

/* Return in it. */
static void
store (AccountsFixture *self, const char *name)
{
  g_signal_emit_by_name (get_entry (self, name), "activate");
  display_settle ();
}

static void
assert_says (AccountsFixture *self, const char *text)
{
  if (!display_says (self->part, text))
    g_error ("Nothing says “%s”", text);
}

/* A table of rows and cells, whose controls say which right they are of. */
static void
test_names (AccountsFixture *self, gconstpointer data)
{
  static const char *const entries[] = {
    "Role, Manager",   "Discount up To, Manager",   "Deals up To, Manager",   "Role, Director",
    "Role, New Right", "Discount up To, New Right", "Deals up To, New Right",
  };
  GtkWidget *table = display_find (self->part, GTK_TYPE_BOX, "Decision Rights");
  GtkWidget *row = display_find (
      table, SAL_TYPE_RIGHT_ROW, "Manager: discounts up to 10\u00a0%, deals up to $50,000.00");

  g_assert_nonnull (row);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (table), GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_ROW);
  g_assert_nonnull (display_find (
      table, SAL_TYPE_RIGHT_ROW, "Director: discounts up to 30\u00a0%, deals of any size"));
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    get_entry (self, entries[i]);
  g_assert_nonnull (display_find (row, GTK_TYPE_DROP_DOWN, "Currency, Manager"));
  g_assert_nonnull (display_find (row, GTK_TYPE_BUTTON, "Delete “Manager”"));
  g_assert_nonnull (display_find (row, GTK_TYPE_TOGGLE_BUTTON, "Products and Days of “Manager”"));
  assert_says (self, "All products, from 1 Jan 2020 on");
  assert_says (self, "1 request waits");
  assert_says (self, "Zephyr");
  assert_says (self, "20.0\u00a0% off a deal of $160: Director decides this");
}

static gpointer
get_currencies (AccountsFixture *self)
{
  return display_find (self->part, GTK_TYPE_DROP_DOWN, "Currency, Manager");
}

static const char *
get_currency (AccountsFixture *self)
{
  return gtk_string_object_get_string (gtk_drop_down_get_selected_item (get_currencies (self)));
}

static gboolean
shows_dollars (gpointer data)
{
  return g_str_equal (get_currency (data), "USD");
}

static void
choose_currency (AccountsFixture *self, const char *code)
{
  GtkStringList *codes = GTK_STRING_LIST (gtk_drop_down_get_model (get_currencies (self)));
  guint place = 0;

  while (!g_str_equal (gtk_string_list_get_string (codes, place), code))
    place++;
  gtk_drop_down_set_selected (get_currencies (self), place);
}

/* Who decides follows at once, before it is stored; what has focus is stored with Return. */
static void
test_edit (AccountsFixture *self, gconstpointer data)
{
  enter (self, "Discount up To, Manager", "20");
  assert_says (self, "$160: Manager decides this, or a role above");
  g_assert_cmpint (fixture_query (self->store, DISCOUNT), ==, 100000000);
  g_assert_true (sal_page_is_modified (self->part));

  store (self, "Discount up To, Manager");
  display_wait_for_answer (self->page, DISCOUNT, 200000000);
  display_wait (accounts_is_unmodified, self, "that nothing is left to be stored");

  /* a currency is stored once it is chosen */
  choose_currency (self, "EUR");
  display_wait_for_answer (
      self->page, "SELECT count (*) FROM decision_right WHERE currency = 'EUR'", 1);
  display_wait (accounts_is_unmodified, self, "that nothing is left to be stored");
  fixture_undo (self->store, 0);
  display_wait (shows_dollars, self, "the currency that is stored");

  /* smaller deals than this one, and any */
  enter (self, "Deals up To, Manager", "159.99");
  assert_says (self, "$160: Director decides this");
  enter (self, "Deals up To, Manager", "");
  assert_says (self, "$160: Manager decides this, or a role above");

  /* leaving it stores it as well */
  gtk_widget_grab_focus (get_entry (self, "Role, Director"));
  display_wait_for_answer (
      self->page, "SELECT count (*) FROM decision_right WHERE deal_up_to IS NULL", 2);
  fixture_undo (self->store, 0);
  display_wait_for_page (self->page);
  display_settle ();
  g_assert_cmpstr (
      gtk_editable_get_text (get_entry (self, "Deals up To, Manager")), ==, "50,000.00");
}

/* What is wrong stands beside it and is not stored, nor lost; the right that is stored still
 * counts. Escape takes it back. */
static void
test_problem (AccountsFixture *self, gconstpointer data)
{
  gpointer entry = get_entry (self, "Discount up To, Director");

  enter (self, "Discount up To, Director", "300");
  store (self, "Discount up To, Director");
  assert_says (self, "is out of bounds");
  assert_says (self, "$160: Director decides this");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "300");
  gtk_test_accessible_assert_state (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpint (
      fixture_query (self->store, "SELECT discount_up_to FROM decision_right WHERE id = 2"),
      ==,
      300000000);
  g_assert_true (sal_page_is_modified (self->part));

  g_assert_true (display_escape (entry));
  display_settle ();
  g_assert_false (display_says (self->part, "is out of bounds"));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "30 %");
  g_assert_false (sal_page_is_modified (self->part));
  /* and then leaves the key to others */
  g_assert_false (display_escape (entry));
}

/* The row at the end stores a right once it is complete, and there is another; deleting it is
 * undone. */
static void
test_add_and_delete (AccountsFixture *self, gconstpointer data)
{
  GtkWidget *button;

  enter (self, "Role, New Right", "Desk");
  store (self, "Role, New Right");
  assert_says (self, "is required");
  g_assert_cmpint (fixture_query (self->store, "SELECT count (*) FROM decision_right"), ==, 2);
  enter (self, "Discount up To, New Right", "40");
  store (self, "Discount up To, New Right");
  display_wait_for_answer (self->page,
                           "SELECT count (*) FROM decision_right WHERE role = 'Desk'"
                           " AND discount_up_to = 400000000 AND valid_from = '2026-02-20'",
                           1);
  display_settle ();
  get_entry (self, "Role, New Right");

  button = display_find (self->part, GTK_TYPE_BUTTON, "Delete “Desk”");
  g_assert_nonnull (button);
  gtk_widget_grab_focus (button);
  g_assert_true (
      display_press_key (gtk_widget_get_ancestor (button, SAL_TYPE_RIGHT_ROW), GDK_KEY_Delete, 0));
  display_wait_for_answer (self->page, "SELECT count (*) FROM decision_right", 2);
  display_settle ();
  g_assert_null (display_find (self->part, GTK_TYPE_ENTRY, "Role, Desk"));
  fixture_undo (self->store, 0);
  display_wait_for_answer (self->page, "SELECT count (*) FROM decision_right", 3);
  display_settle ();
  get_entry (self, "Role, Desk");
}

/* An amount stays as it reads in a currency that has no hundredths. */
static void
test_currency (AccountsFixture *self, gconstpointer data)
{
  const char *amount = "SELECT deal_up_to FROM decision_right WHERE id = 1";

  choose_currency (self, "JPY");
  display_wait_for_answer (self->part, amount, 50000);
  display_wait (accounts_is_unmodified, self, "that nothing is left to be stored");
  g_assert_cmpstr (gtk_editable_get_text (get_entry (self, "Deals up To, Manager")), ==, "50,000");
  choose_currency (self, "USD");
  display_wait_for_answer (self->part, amount, 5000000);
}

/* Two roles that may decide the same, or one with two limits: each says so, and names the other, as
 * they are edited. */
static void
test_conflict (AccountsFixture *self, gconstpointer data)
{
  enter (self, "Discount up To, Director", "10");
  g_assert_false (display_says (self->page, "Both may decide the same"));
  enter (self, "Deals up To, Director", "50000");
  assert_says (
      self,
      "Both may decide the same, this and “Director: discounts up to 10\u00a0%, deals up to"
      " $50,000.00”: who does is open");
  assert_says (self,
               "Both may decide the same, this and “Manager: discounts up to 10\u00a0%, deals up to"
               " $50,000.00”: who does is open");
  g_assert_nonnull (display_find (self->page,
                                  SAL_TYPE_RIGHT_ROW,
                                  "Manager: discounts up to 10\u00a0%, deals up to $50,000.00. Both"
                                  " may decide the same, this and “Director: discounts up to"
                                  " 10\u00a0%, deals up to $50,000.00”: who does is open"));
  enter (self, "Role, Director", "Manager");
  assert_says (self,
               "Contradicts “Manager: discounts up to 10\u00a0%, deals up to $50,000.00”: the one"
               " that goes further holds");
  g_assert_false (display_says (self->page, "Both may decide the same"));
  g_assert_true (display_escape (get_entry (self, "Role, Director")));
  display_settle ();
  g_assert_false (display_says (self->page, "Contradicts"));
  assert_says (self, "Both may decide the same");
}

/* The director stands above the manager, and may not give less. */
static void
test_rank (AccountsFixture *self, gconstpointer data)
{
  enter (self, "Discount up To, Director", "5");
  assert_says (self,
               "Goes less far than a role below: “Manager: discounts up to 10\u00a0%, deals up to"
               " $50,000.00”");
  assert_says (
      self,
      "Goes further than a role above: “Director: discounts up to 5\u00a0%, deals of any size”");
  enter (self, "Discount up To, Director", "10");
  g_assert_false (display_says (self->page, "Goes less far"));
  g_assert_false (display_says (self->page, "Goes further than"));
}

static gboolean
has_dialog (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (SAL_IS_FIELDS_DIALOG (l->data) && gtk_widget_get_mapped (l->data))
      *(gpointer *) data = l->data;

  return *(gpointer *) data != NULL;
}

typedef struct
{
  SalFieldsDialog *dialog;
  gint64 price;
  const char *currency;
} Listed;

static gboolean
lists (gpointer data)
{
  const Listed *self = data;
  g_autoptr (SalRecord) entered = sal_fields_dialog_dup_entered (self->dialog);

  return sal_record_get_integer (entered, "list_price") == self->price &&
         g_strcmp0 (sal_record_get_text (entered, "currency"), self->currency) == 0;
}

static void
choose_product (SalFieldsDialog *dialog, gint64 id, const char *name)
{
  gpointer row = sal_fields_dialog_get_row (dialog, "product");
  gpointer picker = display_find (row, SAL_TYPE_REFERENCE_PICKER, NULL);

  sal_reference_picker_set_id (picker, id, name);
  g_signal_emit_by_name (picker, "changed");
}

/* The list price follows the product, until one is typed. */
static void
test_list_price (AccountsFixture *self, gconstpointer data)
{
  SalFieldsDialog *dialog = NULL;
  GtkEditable *price;

  fixture_do (
      self->store,
      "INSERT INTO product (id, name, list_price, currency) VALUES"
      " (901, 'Pump', 120000, 'USD'), (902, 'Valve', 5000, 'EUR'), (903, 'Tap', NULL, NULL),"
      " (904, 'Seal', 700, 'USD')");
  gtk_widget_activate_action (GTK_WIDGET (self->part), "prices.request", NULL);
  display_wait (has_dialog, &dialog, "the dialog");
  price = display_find (sal_fields_dialog_get_row (dialog, "list_price"), GTK_TYPE_ENTRY, NULL);
  choose_product (dialog, 901, "Pump");
  display_wait (lists, &(Listed){ dialog, 120000, "USD" }, "the price of the pump");
  choose_product (dialog, 902, "Valve");
  display_wait (lists, &(Listed){ dialog, 5000, "EUR" }, "the price of the valve");

  /* what has no price takes none away, and what was typed stays */
  choose_product (dialog, 903, "Tap");
  display_wait_for_page (self->page);
  display_settle ();
  g_assert_true (lists (&(Listed){ dialog, 5000, "EUR" }));
  gtk_editable_set_text (price, "77");
  choose_product (dialog, 904, "Seal");
  display_wait_for_page (self->page);
  display_settle ();
  g_assert_true (lists (&(Listed){ dialog, 7700, "EUR" }));
  gtk_editable_set_text (price, "");
  choose_product (dialog, 901, "Pump");
  display_wait (lists, &(Listed){ dialog, 120000, "USD" }, "the price of the pump once more");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
says_reason (gpointer data)
{
  return display_says (data, "Is required of who decides without right: entitled are Director");
}

/* Who decides without right is told beside the field that a reason is missing, and loses nothing.
 */
static void
test_reason (AccountsFixture *self, gconstpointer data)
{
  SalFieldsDialog *dialog = NULL;
  GtkTextView *reason;
  GtkWidget *button;
  gpointer picker;

  fixture_do (self->store, "INSERT INTO person (id, name) VALUES (900, 'Rob')");
  sal_page_show_view (self->part, 0);
  display_wait_for_page (self->page);
  button = display_find_button (self->part, "_Approve…");
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  display_wait (has_dialog, &dialog, "the dialog");
  picker = display_find (
      sal_fields_dialog_get_row (dialog, "approver"), SAL_TYPE_REFERENCE_PICKER, NULL);
  sal_reference_picker_set_id (picker, 900, "Rob");
  g_signal_emit_by_name (picker, "changed");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.enter", NULL);
  display_wait (says_reason, dialog, "that a reason is missing");
  g_assert_true (sal_field_row_has_problem (sal_fields_dialog_get_row (dialog, "decision_reason")));
  g_assert_cmpint (sal_reference_picker_get_id (picker), ==, 900);

  reason = display_find (
      sal_fields_dialog_get_row (dialog, "decision_reason"), GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (reason), "Urgent", -1);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.enter", NULL);
  display_wait_for_answer (self->page,
                           "SELECT count (*) FROM price_exception WHERE without_right = 1"
                           " AND status = 'approved' AND decision_reason = 'Urgent'",
                           1);
}

static gboolean
has_form (gpointer data)
{
  SalPage *page = data;

  return display_find (page, SAL_TYPE_RECORD_FORM, NULL) != NULL && !sal_page_is_busy (page);
}

/* The form of records: nobody approves without a name and a day, which is said beside these; and
 * that somebody did who was not entitled is told. */
static void
test_form (AccountsFixture *self, gconstpointer data)
{
  SalPage *records;
  GtkWidget *form;

  fixture_do (self->store,
              "INSERT INTO person (id, name) VALUES (900, 'Rob');"
              "INSERT INTO price_exception (id, account, list_price, asked_price, quantity,"
              " currency, reason, requested_on, status, approver, decided_on, entitled,"
              " without_right) VALUES (2, 900, 10000, 8000, 2, 'USD', 'Volume', '2026-02-01',"
              " 'rejected', 900, '2026-02-02', 'Director', 1);");
  sal_window_show_room (self->window, "records");
  records = sal_window_get_page (self->window);
  sal_page_show_record (records, &sal_price_exception_kind, 1);
  display_wait (has_form, records, "the form");
  form = display_find (records, SAL_TYPE_RECORD_FORM, NULL);
  gtk_drop_down_set_selected (display_find (form, GTK_TYPE_DROP_DOWN, "Status"), 2);
  display_settle ();
  g_assert_true (display_says (form, "What is approved or rejected was decided by somebody"));
  g_assert_true (display_says (form, "What is decided has a day"));
  g_assert_cmpint (
      fixture_query (self->store,
                     "SELECT count (*) FROM price_exception WHERE status = 'requested'"),
      ==,
      1);
  gtk_widget_activate_action (form, "form.revert", NULL);
  display_wait_for_page (records);
  g_assert_false (display_says (form, "What is approved or rejected was decided by somebody"));

  sal_page_show_record (records, &sal_price_exception_kind, 2);
  display_wait (has_form, records, "the other form");
  display_settle ();
  form = display_find (records, SAL_TYPE_RECORD_FORM, NULL);
  g_assert_true (display_says (form, "Decided without right: entitled were Director"));
}

#define ADD(path, func)                                                                            \
  g_test_add ("/account-rights/" path, AccountsFixture, NULL, set_up, func, accounts_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("names", test_names);
  ADD ("edit", test_edit);
  ADD ("problem", test_problem);
  ADD ("currency", test_currency);
  ADD ("add-and-delete", test_add_and_delete);
  ADD ("conflict", test_conflict);
  ADD ("rank", test_rank);
  ADD ("list-price", test_list_price);
  ADD ("reason", test_reason);
  ADD ("form", test_form);

  return g_test_run ();
}
