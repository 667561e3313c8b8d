/* test-account-stakeholder-inspector.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "stakeholders-fixture.h"

#include <string.h>

#include "sal-field-row.h"
#include "sal-kinds.h"
#include "sal-question.h"
#include "sal-reference-picker.h"
#include "sal-record-table.h"
#include "sal-stakeholder-adder.h"
#include "sal-stakeholder-inspector.h"

/* What stands beside the map of stakeholders: what is missing, what is known of somebody, the
 * table, and who is added. */

/* What is missing is listed, and a click shows of whom. */
static void
test_gaps (StakeholdersFixture *self, gconstpointer data)
{
  GtkListBox *list = display_find (self->tab, GTK_TYPE_LIST_BOX, "What Is Missing");
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, 0);

  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "No contact to Ada (Economic Buyer)");
  sal_stakeholder_view_set_person (self->view, CY);
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_cmpuint (sal_stakeholder_view_get_person (self->view), ==, ADA);
}

typedef struct
{
  StakeholdersFixture *fixture;
  SalFieldRow *row;
  SalFieldRow *reports_to;
} Inspection;

static gboolean
is_filled (gpointer data)
{
  Inspection *self = data;
  GtkWidget *group = gtk_widget_get_ancestor (GTK_WIDGET (self->row), ADW_TYPE_PREFERENCES_GROUP);

  return gtk_widget_get_sensitive (group);
}

static gboolean
is_opponent (gpointer data)
{
  Inspection *self = data;

  return stakeholders_get_person (self->fixture, ADA)->attitude == SAL_ATTITUDE_OPPONENT;
}

static SalFieldRow *
find_row (GtkWidget *widget, const char *field)
{
  if (SAL_IS_FIELD_ROW (widget) &&
      g_str_equal (sal_field_row_get_field (SAL_FIELD_ROW (widget))->name, field))
    return SAL_FIELD_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      SalFieldRow *row = find_row (child, field);

      if (row != NULL)
        return row;
    }

  return NULL;
}

/* What is opened beside the name, to change that. */
static gint64
get_contact (GtkWidget *inspector)
{
  GtkActionable *button = display_find (inspector, GTK_TYPE_BUTTON, "Open Contact");
  gint64 contact;

  g_assert_cmpstr (gtk_actionable_get_action_name (button), ==, "win.show-record");
  g_variant_get (gtk_actionable_get_action_target_value (button), "(&sx)", NULL, &contact);

  return contact;
}

/* A value that is chosen is stored at once, and the map shows it. */
static void
test_inspector (StakeholdersFixture *self, gconstpointer data)
{
  GtkWidget *inspector = stakeholders_find (GTK_WIDGET (self->tab), SAL_TYPE_STAKEHOLDER_INSPECTOR);
  Inspection inspection = { self, find_row (inspector, "attitude"), NULL };
  GtkDropDown *drop_down;

  g_assert_false (gtk_widget_get_visible (inspector));
  sal_stakeholder_view_set_person (self->view, ADA);
  g_assert_true (gtk_widget_get_visible (inspector));
  display_wait (is_filled, &inspection, "the values");
  g_assert_cmpint (get_contact (inspector), ==, 911);
  drop_down = display_find (inspection.row, GTK_TYPE_DROP_DOWN, NULL);
  gtk_drop_down_set_selected (drop_down,
                              g_list_model_get_n_items (gtk_drop_down_get_model (drop_down)) - 1);
  display_wait (is_opponent, &inspection, "an opponent");
  stakeholders_undo (self);
  display_wait (stakeholders_has_three, self, "three people");
}

static gboolean
finds_cy (gpointer data)
{
  GtkListBox *list = GTK_LIST_BOX (stakeholders_find (data, GTK_TYPE_LIST_BOX));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, 0);
  GtkWidget *label = row != NULL ? stakeholders_find (GTK_WIDGET (row), GTK_TYPE_LABEL) : NULL;

  return label != NULL && g_str_equal (gtk_label_get_label (GTK_LABEL (label)), "Cy") &&
         gtk_list_box_get_row_at_index (list, 1) == NULL;
}

/* Stakeholders are called as their contacts, and found by these names. */
static void
test_find_by_name (StakeholdersFixture *self, gconstpointer data)
{
  GtkWidget *inspector = stakeholders_find (GTK_WIDGET (self->tab), SAL_TYPE_STAKEHOLDER_INSPECTOR);
  Inspection inspection = { self, find_row (inspector, "reports_to"), NULL };
  GtkWidget *picker, *entry;

  sal_stakeholder_view_set_person (self->view, BO);
  display_wait (is_filled, &inspection, "the values");
  picker = display_find (inspection.row, SAL_TYPE_REFERENCE_PICKER, NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (stakeholders_find (picker, GTK_TYPE_MENU_BUTTON)));
  entry = stakeholders_find (picker, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "cy");
  g_signal_emit_by_name (entry, "search-changed");
  display_wait (finds_cy, picker, "Cy alone");
}

static gint64
get_circle (StakeholdersFixture *self)
{
  return sal_stakeholder_map_get (stakeholders_get_map (self), BO)->id;
}

/* The store alone finds that Ada cannot report to Bo, who reports to her. */
static void
enter_circle (StakeholdersFixture *self, Inspection *inspection)
{
  GtkWidget *inspector = stakeholders_find (GTK_WIDGET (self->tab), SAL_TYPE_STAKEHOLDER_INSPECTOR);

  sal_stakeholder_view_set_person (self->view, ADA);
  *inspection = (Inspection){ self, find_row (inspector, "reports_to"), NULL };
  display_wait (is_filled, inspection, "the values");
  sal_reference_picker_set_id (
      display_find (inspection->row, SAL_TYPE_REFERENCE_PICKER, NULL), get_circle (self), "Bo");
  g_signal_emit_by_name (display_find (inspection->row, SAL_TYPE_REFERENCE_PICKER, NULL),
                         "changed");
}

static gint64
get_entered (Inspection *self)
{
  return sal_reference_picker_get_id (display_find (self->row, SAL_TYPE_REFERENCE_PICKER, NULL));
}

static gboolean
has_problem (gpointer data)
{
  Inspection *self = data;

  return sal_field_row_has_problem (self->row);
}

static gboolean
is_not_modified (gpointer data)
{
  StakeholdersFixture *self = data;

  return !sal_page_is_modified (self->tab);
}

static gboolean
is_kept_told (gpointer data)
{
  StakeholdersFixture *self = data;

  return display_find (self->window,
                       GTK_TYPE_LABEL,
                       "What was entered for Ada cannot be stored and is kept") != NULL;
}

/* What was refused stays beside its message when somebody else is chosen, and is there again when
 * the same one is; meanwhile others can be edited, and the page knows that it is not stored. */
static void
test_refused_stays (StakeholdersFixture *self, gconstpointer data)
{
  Inspection inspection, other;
  GtkWidget *inspector = stakeholders_find (GTK_WIDGET (self->tab), SAL_TYPE_STAKEHOLDER_INSPECTOR);

  enter_circle (self, &inspection);
  display_wait (has_problem, &inspection, "what is wrong with a circle");
  g_assert_nonnull (strstr (sal_field_row_get_problem (inspection.row), "circle"));
  g_assert_true (sal_page_is_modified (self->tab));

  sal_stakeholder_view_set_person (self->view, CY);
  display_wait (is_kept_told, self, "that it is kept");
  other = (Inspection){ self, find_row (inspector, "reports_to"), NULL };
  g_assert_true (other.row != inspection.row);
  display_wait (is_filled, &other, "the values of the other");
  g_assert_cmpint (get_entered (&other), ==, 931);
  g_assert_true (sal_page_is_modified (self->tab));

  sal_stakeholder_view_set_person (self->view, ADA);
  g_assert_true (find_row (inspector, "reports_to") == inspection.row);
  display_wait (has_problem, &inspection, "what is wrong with a circle, again");
  g_assert_cmpint (get_entered (&inspection), ==, get_circle (self));

  sal_reference_picker_set_id (
      display_find (inspection.row, SAL_TYPE_REFERENCE_PICKER, NULL), 0, NULL);
  g_signal_emit_by_name (display_find (inspection.row, SAL_TYPE_REFERENCE_PICKER, NULL), "changed");
  display_wait (is_not_modified, self, "that all is stored");
}

/* Somebody else may have been chosen before the store refuses. */
static void
test_refused_later (StakeholdersFixture *self, gconstpointer data)
{
  Inspection inspection;

  enter_circle (self, &inspection);
  g_object_ref (inspection.row);
  sal_stakeholder_view_set_person (self->view, CY);
  g_assert_false (has_problem (&inspection));
  display_wait (has_problem, &inspection, "what is wrong with a circle");
  display_wait (is_kept_told, self, "that it is kept");
  g_assert_true (sal_page_is_modified (self->tab));
  g_object_unref (inspection.row);
}

typedef struct
{
  StakeholdersFixture *fixture;
  const char *response;
  gboolean answered;
  gboolean left;
} Leaving;

static void
left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Leaving *self = user_data;

  self->answered = TRUE;
  self->left = sal_page_leave_finish (SAL_PAGE (source), result, NULL);
}

static gboolean
is_answered (gpointer data)
{
  Leaving *self = data;
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (!ADW_IS_MESSAGE_DIALOG (window) || !gtk_widget_get_mapped (window))
        continue;
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (window), self->response);
      gtk_window_destroy (GTK_WINDOW (window));
    }

  return self->answered;
}

static void
leave (StakeholdersFixture *self, const char *response, gboolean left)
{
  Leaving leaving = { self, response, FALSE, FALSE };

  sal_page_leave_async (self->page, left_cb, &leaving);
  display_wait (is_answered, &leaving, "an answer");
  g_assert_cmpint (leaving.left, ==, left);
}

/* The page asks before it is left, and shows for whom: to stay keeps all, to discard gives it up.
 */
static void
test_refused_asks (StakeholdersFixture *self, gconstpointer data)
{
  Inspection inspection;

  enter_circle (self, &inspection);
  display_wait (has_problem, &inspection, "what is wrong with a circle");
  sal_stakeholder_view_set_person (self->view, CY);
  g_assert_true (sal_page_is_modified (self->page));
  leave (self, "cancel", FALSE);
  g_assert_cmpuint (sal_stakeholder_view_get_person (self->view), ==, ADA);
  g_assert_cmpint (get_entered (&inspection), ==, get_circle (self));
  leave (self, SAL_QUESTION_GO, TRUE);
  g_assert_false (sal_page_is_modified (self->page));
  g_assert_cmpint (stakeholders_get_person (self, ADA)->above, ==, -1);
}

static gboolean
is_table_shown (gpointer data)
{
  StakeholdersFixture *self = data;
  SalRecordTable *table = display_find (self->tab, SAL_TYPE_RECORD_TABLE, NULL);

  return table != NULL && !sal_record_table_is_busy (table) &&
         sal_record_table_get_first_id (table) != 0;
}

/* The same as a table. */
static void
test_table (StakeholdersFixture *self, gconstpointer data)
{
  GtkToggleButton *button = display_find (self->tab, GTK_TYPE_TOGGLE_BUTTON, "Show as a Table");

  gtk_toggle_button_set_active (button, TRUE);
  display_wait (is_table_shown, self, "the table");
  gtk_toggle_button_set_active (button, FALSE);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (self->view)));
}

static gboolean
has_dee (gpointer data)
{
  return stakeholders_count (data) == 4;
}

/* A contact is put on the map, and chosen there. */
static void
test_add (StakeholdersFixture *self, gconstpointer data)
{
  SalStakeholderAdder *adder = (SalStakeholderAdder *) stakeholders_find (
      GTK_WIDGET (self->tab), SAL_TYPE_STAKEHOLDER_ADDER);
  GtkWidget *check;

  sal_stakeholder_adder_fill (adder, stakeholders_get_map (self));
  check = stakeholders_find (GTK_WIDGET (adder), GTK_TYPE_CHECK_BUTTON);
  g_assert_cmpstr (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), ==, "Dee");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_signal_emit_by_name (display_find_button (adder, "_Add Chosen Contacts"), "clicked");
  display_wait (has_dee, self, "four people");
  g_assert_cmpstr (
      stakeholders_get_person (self, sal_stakeholder_view_get_person (self->view))->name,
      ==,
      "Dee");
}

/* Whether a label below shows a text. */
static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

/* Two contacts of one name could not be told apart: it is said beside the name, on the map or not.
 */
static void
test_double (StakeholdersFixture *self, gconstpointer data)
{
  SalStakeholderAdder *adder = (SalStakeholderAdder *) stakeholders_find (
      GTK_WIDGET (self->tab), SAL_TYPE_STAKEHOLDER_ADDER);
  GtkWidget *create, *row = NULL;
  const char *const doubles[] = { " dee ", stakeholders_get_person (self, 0)->name };
  /* where they are to be found */
  const char *const texts[] = { "Choose them above", "is on the map already" };

  sal_stakeholder_adder_fill (adder, stakeholders_get_map (self));
  create = GTK_WIDGET (display_find_button (adder, "Add _New Contact"));
  row = stakeholders_find (GTK_WIDGET (adder), ADW_TYPE_ENTRY_ROW);
  for (gsize i = 0; i < G_N_ELEMENTS (doubles); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (row), doubles[i]);
      g_assert_false (gtk_widget_get_sensitive (create));
      g_assert_true (gtk_widget_has_css_class (row, "error"));
      g_assert_true (says (GTK_WIDGET (adder), texts[i]));
      g_assert_false (says (GTK_WIDGET (adder), texts[1 - i]));
      g_signal_emit_by_name (row, "entry-activated");
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, doubles[i]);
    }
  gtk_editable_set_text (GTK_EDITABLE (row), "Dee Junior");
  g_assert_true (gtk_widget_get_sensitive (create));
  g_assert_false (gtk_widget_has_css_class (row, "error"));
}

static gboolean
is_tab_hidden (gpointer data)
{
  StakeholdersFixture *self = data;

  return !gtk_widget_get_mapped (GTK_WIDGET (self->tab));
}

/* What nobody sees is not read; it is when it shows again. */
static void
test_hidden (StakeholdersFixture *self, gconstpointer data)
{
  static const StakeholdersRow more[] = {
    { &sal_stakeholder_kind,
      934,
      { "plan", "921", "contact", "914", "attitude", "neutral", "coverage", "none", NULL } },
    { NULL, 0, { NULL } },
  };
  g_autoptr (SalStakeholderMap) shown = sal_stakeholder_map_ref (stakeholders_get_map (self));

  g_assert_true (sal_page_show_target (self->page, "account/901/plan"));
  display_wait (is_tab_hidden, self, "another page");
  stakeholders_prepare (self, more);
  display_wait_for_page (self->page);
  display_settle ();
  g_assert_false (sal_page_is_busy (self->tab));
  g_assert_true (stakeholders_get_map (self) == shown);
  g_assert_true (sal_page_show_target (self->page, "account/901/stakeholders"));
  display_wait (has_dee, self, "four people");
}

/* Zed is in the plan of another account. */
static const StakeholdersRow plans[] = {
  { &sal_account_kind, 902, { "name", "Birch", "status", "customer", NULL } },
  { &sal_contact_kind, 915, { "name", "Zed", "account", "902", NULL } },
  { &sal_account_plan_kind,
    922,
    { "account", "902", "name", "Other", "status", "active", "valid_from", "2020-01-01", NULL } },
  { &sal_stakeholder_kind,
    935,
    { "plan", "922", "contact", "915", "attitude", "neutral", "coverage", "none", NULL } },
  { NULL, 0, { NULL } },
};

static gboolean
lists_people (gpointer data)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (stakeholders_find (data, GTK_TYPE_LIST_BOX)),
                                        0) != NULL;
}

/* Whom somebody may report to is of the same plan. */
static void
test_picker_of_plan (StakeholdersFixture *self, gconstpointer data)
{
  GtkWidget *inspector = stakeholders_find (GTK_WIDGET (self->tab), SAL_TYPE_STAKEHOLDER_INSPECTOR);
  Inspection inspection = { self, find_row (inspector, "reports_to"), NULL };
  GtkWidget *picker;
  GtkListBox *list;
  GtkListBoxRow *row;
  guint n = 0;

  stakeholders_prepare (self, plans);
  sal_stakeholder_view_set_person (self->view, BO);
  display_wait (is_filled, &inspection, "the values");
  picker = display_find (inspection.row, SAL_TYPE_REFERENCE_PICKER, NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (stakeholders_find (picker, GTK_TYPE_MENU_BUTTON)));
  display_wait (lists_people, picker, "people");
  list = GTK_LIST_BOX (stakeholders_find (picker, GTK_TYPE_LIST_BOX));
  for (; (row = gtk_list_box_get_row_at_index (list, (int) n)) != NULL; n++)
    {
      GtkWidget *label = stakeholders_find (GTK_WIDGET (row), GTK_TYPE_LABEL);

      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), !=, "Zed");
    }
  g_assert_cmpuint (n, ==, 3);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (stakeholders_find (picker, GTK_TYPE_MENU_BUTTON)));
  display_settle ();
}

/* The people of a circle are named. */
static void
test_circle_named (StakeholdersFixture *self, gconstpointer data)
{
  Inspection inspection;

  enter_circle (self, &inspection);
  display_wait (has_problem, &inspection, "what is wrong with a circle");
  g_assert_nonnull (strstr (sal_field_row_get_problem (inspection.row), "(Ada → Bo → Ada)"));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (StakeholdersFixture *self, gconstpointer data);
    const StakeholdersRow *rows;
  } tests[] = {
    { "/account-stakeholder-inspector/gaps", test_gaps, stakeholders_map },
    { "/account-stakeholder-inspector/inspector", test_inspector, stakeholders_map },
    { "/account-stakeholder-inspector/find-by-name", test_find_by_name, stakeholders_map },
    { "/account-stakeholder-inspector/refused-stays", test_refused_stays, stakeholders_map },
    { "/account-stakeholder-inspector/refused-later", test_refused_later, stakeholders_map },
    { "/account-stakeholder-inspector/refused-asks", test_refused_asks, stakeholders_map },
    { "/account-stakeholder-inspector/table", test_table, stakeholders_map },
    { "/account-stakeholder-inspector/add", test_add, stakeholders_map },
    { "/account-stakeholder-inspector/double", test_double, stakeholders_map },
    { "/account-stakeholder-inspector/hidden", test_hidden, stakeholders_map },
    { "/account-stakeholder-inspector/picker-of-plan", test_picker_of_plan, stakeholders_map },
    { "/account-stakeholder-inspector/circle-named", test_circle_named, stakeholders_map },
  };

  gtk_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path,
                StakeholdersFixture,
                tests[i].rows,
                stakeholders_set_up,
                tests[i].test,
                stakeholders_tear_down);

  return g_test_run ();
}
