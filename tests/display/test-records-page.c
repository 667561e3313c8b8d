/* test-records-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include "sal-field-row.h"
#include "sal-kinds.h"
#include "sal-record-form.h"
#include "sal-record-table.h"
#include "sal-reference-picker.h"
#include "store-fixture.h"

#define N_DEALS 30

typedef struct
{
  SalWorkspace *workspace;
  SalWindow *window;
  SalPage *page;
  SalRecordTable *table;
  GtkColumnView *view;
  GtkSelectionModel *rows;
} Records;

static void
set_up (Records *self, gconstpointer data)
{
  self->workspace = display_create_workspace (N_DEALS);
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "records");
  self->page = sal_window_get_page (self->window);
  sal_page_show_record (self->page, &sal_opportunity_kind, 0);
  display_wait_for_page (self->page);
  self->table = display_find (self->page, SAL_TYPE_RECORD_TABLE, NULL);
  self->view = display_find (self->table, GTK_TYPE_COLUMN_VIEW, "Opportunities");
  self->rows = gtk_column_view_get_model (self->view);
}

static void
tear_down (Records *self, gconstpointer data)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
}

/* --- waiting --- */

typedef struct
{
  SalPage *page;
  const char *subtitle;
} Summary;

static gboolean
has_summary (gpointer data)
{
  const Summary *summary = data;
  g_autofree char *subtitle = NULL;

  g_object_get (summary->page, "subtitle", &subtitle, NULL);

  return !sal_page_is_busy (summary->page) && g_strcmp0 (subtitle, summary->subtitle) == 0;
}

static void
wait_for_summary (Records *self, const char *subtitle)
{
  display_wait (has_summary, &(Summary){ self->page, subtitle }, subtitle);
}

static gboolean
has_form (gpointer data)
{
  Records *self = data;

  return display_find (self->page, SAL_TYPE_RECORD_FORM, NULL) != NULL &&
         !sal_page_is_busy (self->page);
}

static gboolean
is_stored (gpointer data)
{
  return sal_store_get_undo (data) != NULL &&
         strstr (sal_change_get_label (sal_store_get_undo (data)), "Other") != NULL;
}

static gboolean
is_at_start (gpointer data)
{
  return !sal_page_get_can_go_back (data) && !sal_page_is_busy (data);
}

static SalRecordForm *
open_first (Records *self)
{
  sal_page_show_record (
      self->page, &sal_opportunity_kind, sal_record_table_get_first_id (self->table));
  display_wait (has_form, self, "the form");

  return display_find (self->page, SAL_TYPE_RECORD_FORM, NULL);
}

static void
type_into (gpointer root, const char *label, const char *text)
{
  GtkEditable *entry = display_find (root, GTK_TYPE_ENTRY, label);

  g_assert_nonnull (entry);
  gtk_editable_set_text (entry, text);
}

static gboolean
has_dialog (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (ADW_IS_MESSAGE_DIALOG (l->data))
        {
          *(gpointer *) data = l->data;
          return TRUE;
        }
    }

  return FALSE;
}

/* --- the table --- */

static void
test_rows (Records *self, gconstpointer data)
{
  GtkWidget *cell, *row;

  wait_for_summary (self, "30 opportunities");
  gtk_test_accessible_assert_role (self->view, GTK_ACCESSIBLE_ROLE_TREE_GRID);
  cell = display_find (self->view, GTK_TYPE_INSCRIPTION, "Deal 001");
  g_assert_nonnull (cell);
  row = gtk_widget_get_parent (gtk_widget_get_parent (cell));
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Deal 001");
  g_assert_nonnull (display_find (self->view, GTK_TYPE_INSCRIPTION, "$1,000.00"));
}

static void
test_sort (Records *self, gconstpointer data)
{
  GtkMenuButton *button = display_find (self->table, GTK_TYPE_MENU_BUTTON, "Sort By");
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  gint64 first = sal_record_table_get_first_id (self->table);

  /* what is selected stays selected in another order */
  gtk_selection_model_select_item (self->rows, 0, TRUE);
  for (GtkWidget *check = display_find (popover, GTK_TYPE_CHECK_BUTTON, NULL); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    {
      if (g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), "Amount") == 0)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
    }
  display_wait_for_page (self->page);
  g_assert_cmpint (sal_record_table_get_first_id (self->table), !=, first);
  g_assert_nonnull (display_find (self->view, GTK_TYPE_INSCRIPTION, "Deal 030"));
  g_assert_false (gtk_selection_model_is_selected (self->rows, 0));
  g_assert_true (gtk_selection_model_is_selected (self->rows, N_DEALS - 1));
}

static void
test_filter (Records *self, gconstpointer data)
{
  GtkWidget *entry = display_find (self->table, GTK_TYPE_ENTRY, "Filter");

  sal_record_table_set_filter (self->table, "amount > 20000");
  wait_for_summary (self, "10 of 30 opportunities");
  gtk_test_accessible_assert_state (
      entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);

  /* a wrong filter is said to be wrong, and the one before stays */
  sal_record_table_set_filter (self->table, "amount > > 3");
  gtk_test_accessible_assert_state (
      entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  wait_for_summary (self, "10 of 30 opportunities");

  gtk_widget_activate_action (GTK_WIDGET (self->table), "table.show-all", NULL);
  wait_for_summary (self, "30 opportunities");
}

static void
test_delete (Records *self, gconstpointer data)
{
  gtk_selection_model_select_range (self->rows, 0, 3, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->table), "table.delete", NULL);
  wait_for_summary (self, "27 opportunities");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  wait_for_summary (self, "30 opportunities");
}

/* The file is there before its last line is. */
static gboolean
is_written (gpointer data)
{
  g_autofree char *text = NULL;

  return g_file_load_contents (data, NULL, &text, NULL, NULL, NULL) &&
         strstr (text, "Deal 030") != NULL && g_str_has_suffix (text, "\n");
}

/* What is listed is written, in the order it is listed in. */
static void
test_export (Records *self, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (sal_workspace_get_path (self->workspace));
  g_autofree char *path = g_build_filename (folder, "deals.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  sal_record_table_set_filter (self->table, "amount > 20000");
  wait_for_summary (self, "10 of 30 opportunities");
  sal_record_table_export (self->table, file);
  display_wait (is_written, file, "the file");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 11);
  g_assert_nonnull (strstr (lines[1], "Deal 021"));
  g_assert_nonnull (strstr (lines[10], "Deal 030"));
}

/* --- the form --- */

static void
test_edit (Records *self, gconstpointer data)
{
  SalRecordForm *form = open_first (self);

  g_assert_true (sal_page_get_can_go_back (self->page));
  type_into (form, "Name", "Renamed");
  g_assert_true (sal_page_is_modified (self->page));
  gtk_widget_activate_action (GTK_WIDGET (form), "form.save", NULL);
  display_wait_for_page (self->page);
  g_assert_false (sal_page_is_modified (self->page));
  g_assert_cmpstr (sal_page_get_title (self->page), ==, "Renamed");

  sal_page_go_back (self->page);
  display_wait (is_at_start, self->page, "the table to show again");
  g_assert_nonnull (display_find (self->view, GTK_TYPE_INSCRIPTION, "Renamed"));
}

/* There is no button to save: what was entered is stored when the field is left. */
static void
test_leave_field (Records *self, gconstpointer data)
{
  SalRecordForm *form = open_first (self);
  GtkWidget *amount = display_find (form, GTK_TYPE_ENTRY, "Amount");
  GtkWidget *name = display_find (form, GTK_TYPE_ENTRY, "Name");

  gtk_widget_grab_focus (name);
  type_into (form, "Name", "Renamed");
  g_assert_true (sal_page_is_modified (self->page));
  gtk_widget_grab_focus (amount);
  display_wait_for_page (self->page);
  g_assert_false (sal_page_is_modified (self->page));
  g_assert_cmpstr (sal_page_get_title (self->page), ==, "Renamed");

  type_into (form, "Amount", "a lot");
  gtk_widget_grab_focus (name);
  display_settle ();
  g_assert_true (sal_page_is_modified (self->page));
  gtk_test_accessible_assert_state (
      amount, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
}

/* One field that is not valid keeps no other from being stored, and stays as it was typed; going
 * back asks about it alone. */
static void
test_partly_valid (Records *self, gconstpointer data)
{
  SalRecordForm *form = open_first (self);
  GtkWidget *amount = display_find (form, GTK_TYPE_ENTRY, "Amount");
  GtkWidget *name = display_find (form, GTK_TYPE_ENTRY, "Name");
  GtkWidget *close = display_find (form, GTK_TYPE_ENTRY, "Close Date");
  gpointer dialog = NULL;

  gtk_widget_grab_focus (amount);
  type_into (form, "Amount", "a lot");
  gtk_widget_grab_focus (name);
  type_into (form, "Name", "Renamed");
  g_signal_emit_by_name (name, "activate");
  display_wait_for_page (self->page);
  g_assert_cmpstr (sal_page_get_title (self->page), ==, "Renamed");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (amount)), ==, "a lot");
  gtk_test_accessible_assert_state (
      amount, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

  /* what people write, shown as the program writes it */
  gtk_widget_grab_focus (close);
  type_into (form, "Close Date", "31 december 2027");
  gtk_widget_grab_focus (name);
  display_wait_for_page (self->page);
  g_assert_true (sal_page_is_modified (self->page));

  sal_page_go_back (self->page);
  display_wait (has_dialog, &dialog, "the question");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "Amount: "));
  g_assert_null (strstr (adw_message_dialog_get_body (dialog), "Name"));
  adw_message_dialog_response (dialog, "discard");
  display_wait (is_at_start, self->page, "the table to show again");
  g_assert_nonnull (display_find (self->view, GTK_TYPE_INSCRIPTION, "Renamed"));
  g_assert_nonnull (display_find (self->view, GTK_TYPE_INSCRIPTION, "31 Dec 2027"));
}

/* Amounts are shown in groups of digits and read so. */
static void
test_amount (Records *self, gconstpointer data)
{
  SalRecordForm *form = open_first (self);
  GtkWidget *amount = display_find (form, GTK_TYPE_ENTRY, "Amount");

  gtk_widget_grab_focus (amount);
  type_into (form, "Amount", "1234567.5");
  g_signal_emit_by_name (amount, "activate");
  display_wait_for_page (self->page);
  gtk_widget_grab_focus (display_find (form, GTK_TYPE_ENTRY, "Name"));
  display_wait_for_page (self->page);
  g_assert_false (sal_page_is_modified (self->page));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (amount)), ==, "1,234,567.50");
}

static gpointer
read_won (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_connection_query_integer (
             connection, "SELECT id FROM stage WHERE status = 'won'", data, error)
             ? data
             : NULL;
}

static SalReferencePicker *
find_picker (gpointer root, const SalKind *kind)
{
  for (GtkWidget *row = display_find (root, SAL_TYPE_FIELD_ROW, NULL); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (sal_field_row_get_field (SAL_FIELD_ROW (row))->references == kind)
      return display_find (row, SAL_TYPE_REFERENCE_PICKER, NULL);

  g_assert_not_reached ();
}

/* What follows from an edit is shown, and is not overwritten by the next one. */
static void
test_follows (Records *self, gconstpointer data)
{
  SalRecordForm *form = open_first (self);
  SalReferencePicker *stage = find_picker (form, &sal_stage_kind);
  GtkWidget *category = display_find (form, GTK_TYPE_DROP_DOWN, "Forecast Category");
  gint64 won = 0;

  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (category)), ==, 0);
  sal_store_read_sync (sal_workspace_get_store (self->workspace), read_won, &won, NULL, NULL);
  sal_reference_picker_set_id (stage, won, "Won");
  g_signal_emit_by_name (stage, "changed");
  display_wait_for_page (self->page);
  g_assert_cmpstr (
      sal_forecast_categories[gtk_drop_down_get_selected (GTK_DROP_DOWN (category)) - 1].value,
      ==,
      "closed");

  type_into (form, "Name", "Renamed");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.save", NULL);
  display_wait_for_page (self->page);
  g_assert_false (sal_page_is_modified (self->page));
  g_assert_cmpstr (
      sal_forecast_categories[gtk_drop_down_get_selected (GTK_DROP_DOWN (category)) - 1].value,
      ==,
      "closed");
}

/* A share is shown in per cent, and 10 is 10 % of it, not ten times. */
static void
test_share (Records *self, gconstpointer data)
{
  SalRecordForm *form = open_first (self);
  GtkWidget *name = display_find (form, GTK_TYPE_ENTRY, "Name");
  GtkWidget *discount = display_find (form, GTK_TYPE_ENTRY, "Discount");

  gtk_widget_grab_focus (discount);
  type_into (form, "Discount", "10");
  gtk_widget_grab_focus (name);
  display_wait_for_page (self->page);
  g_assert_false (sal_page_is_modified (self->page));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (discount)), ==, "10 %");
}

static void
test_invalid (Records *self, gconstpointer data)
{
  SalRecordForm *form = open_first (self);
  GtkWidget *name = display_find (form, GTK_TYPE_ENTRY, "Name");
  GtkWidget *amount = display_find (form, GTK_TYPE_ENTRY, "Amount");

  type_into (form, "Name", "");
  type_into (form, "Amount", "a lot");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.save", NULL);
  gtk_test_accessible_assert_state (
      name, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_state (
      amount, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (sal_page_is_modified (self->page));

  gtk_widget_activate_action (GTK_WIDGET (form), "form.revert", NULL);
  display_wait_for_page (self->page);
  gtk_test_accessible_assert_state (
      name, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  g_assert_false (sal_page_is_modified (self->page));
}

static gboolean
says_double (gpointer data)
{
  return display_says (data, "“ann@example.com” is the mail address of Ann already");
}

/* What only the store finds, that somebody else has the address, is said beside the field, and what
 * was typed stays. */
static void
test_double (Records *self, gconstpointer data)
{
  SalRecordForm *form;
  GtkWidget *mail;

  fixture_do (sal_workspace_get_store (self->workspace),
              "INSERT INTO contact (id, name, mail) VALUES (901, 'Ann', 'Ann@Example.com'),"
              " (902, 'Ben', NULL)");
  sal_page_show_record (self->page, &sal_contact_kind, 902);
  display_wait (has_form, self, "the form");
  form = display_find (self->page, SAL_TYPE_RECORD_FORM, NULL);
  mail = display_find (form, GTK_TYPE_ENTRY, "Mail");
  type_into (form, "Mail", "ann@example.com");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.save", NULL);
  display_wait (says_double, form, "whose address it is");
  gtk_test_accessible_assert_state (
      mail, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (mail)), ==, "ann@example.com");

  type_into (form, "Mail", "ben@example.com");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.save", NULL);
  display_wait_for_answer (
      self->page, "SELECT count (*) FROM contact WHERE mail = 'ben@example.com'", 1);
  display_wait_for_page (self->page);
  g_assert_false (says_double (form));
}

/* Somebody else sets a field to "Other". */
typedef struct
{
  gint64 id;
  const char *field;
} Other;

static gboolean
edit_by_other (SalTransaction *transaction,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  const Other *other = data;
  g_autoptr (SalRecord) record =
      sal_transaction_load (transaction, &sal_opportunity_kind, other->id, error);

  if (record == NULL)
    return FALSE;
  sal_record_set_text (record, other->field, "Other");

  return sal_transaction_update (transaction, record, error);
}

static void
change_by_other (Records *self, SalRecordForm *form, const char *field)
{
  SalStore *store = sal_workspace_get_store (self->workspace);
  Other other = { sal_record_form_get_id (form), field };
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (
      store, "Change by Other", SAL_COMMAND_DEFAULT, edit_by_other, &other, NULL, NULL, &error);
  g_assert_no_error (error);
  display_wait (is_stored, store, "the other's change");
}

static void
assert_source (SalRecordForm *form, const char *text)
{
  GtkEditable *entry = display_find (form, GTK_TYPE_ENTRY, "Source");

  g_assert_cmpstr (gtk_editable_get_text (entry), ==, text);
}

/* Someone else changed the source meanwhile: it shows, and the name typed here is stored beside it
 * without a question. */
static void
test_merge (Records *self, gconstpointer data)
{
  SalRecordForm *form = open_first (self);

  type_into (form, "Name", "Mine");
  change_by_other (self, form, "source");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.save", NULL);
  display_wait_for_page (self->page);
  display_settle ();
  display_wait_for_page (self->page);

  g_assert_false (sal_page_is_modified (self->page));
  g_assert_cmpstr (sal_page_get_title (self->page), ==, "Mine");
  assert_source (form, "Other");
}

/* Someone else changed the same field: who typed here is asked. */
static void
test_conflict (Records *self, gconstpointer data)
{
  SalRecordForm *form = open_first (self);
  gpointer dialog = NULL;

  type_into (form, "Name", "Mine");
  type_into (form, "Source", "Fair");
  change_by_other (self, form, "source");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.save", NULL);
  display_wait (has_dialog, &dialog, "the question what to do");
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (dialog), "Source: empty → Other\nEntered here: Fair"));
  adw_message_dialog_response (dialog, "overwrite");
  display_wait_for_page (self->page);
  display_settle ();
  display_wait_for_page (self->page);

  g_assert_cmpstr (sal_page_get_title (self->page), ==, "Mine");
  assert_source (form, "Fair");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

#define ADD(name, func) g_test_add ("/records-page/" name, Records, NULL, set_up, func, tear_down)
  ADD ("rows", test_rows);
  ADD ("sort", test_sort);
  ADD ("filter", test_filter);
  ADD ("delete", test_delete);
  ADD ("export", test_export);
  ADD ("edit", test_edit);
  ADD ("leave-field", test_leave_field);
  ADD ("partly-valid", test_partly_valid);
  ADD ("amount", test_amount);
  ADD ("follows", test_follows);
  ADD ("share", test_share);
  ADD ("invalid", test_invalid);
  ADD ("double", test_double);
  ADD ("merge", test_merge);
  ADD ("conflict", test_conflict);

  return g_test_run ();
}
