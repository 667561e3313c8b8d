/* people-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "people-fixture.h"

#include "sal-assign-dialog.h"
#include "sal-assignment-row.h"
#include "sal-date-entry.h"
#include "sal-field-row.h"
#include "sal-index-table.h"
#include "sal-kinds.h"
#include "sal-participants-page.h"
#include "sal-participants.h"
#include "sal-plan-version-commands.h"
#include "sal-role-pay-view.h"

/* A record and its fields, as files have them. */
typedef struct
{
  const SalKind *kind;
  gint64 id;
  const char *fields[14]; /* name, value, …, NULL */
} Row;

static gboolean
insert (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  for (const Row *row = data; row->kind != NULL; row++)
    {
      g_autoptr (SalRecord) record = sal_record_new_with_id (row->kind, row->id);

      for (guint i = 0; row->fields[i] != NULL; i += 2)
        if (!sal_record_set_from_text (record, row->fields[i], row->fields[i + 1], error))
          return FALSE;
      if (!sal_transaction_insert (transaction, record, error))
        return FALSE;
    }

  return TRUE;
}

static void
run (SalStore *store, SalCommandFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (store, "Prepare", SAL_COMMAND_DEFAULT, func, data, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
add_company (PeopleFixture *self)
{
  static const Row rows[] = {
    { &sal_person_kind, 901, { "name", "Ada Byron", NULL } },
    { &sal_person_kind, 902, { "name", "Bo Holm", NULL } },
    { &sal_position_kind,
      911,
      { "name", "Seller A", "role", "Account Executive", "status", "filled", NULL } },
    { &sal_position_kind,
      912,
      { "name", "Seller B", "role", "Account Executive", "status", "filled", NULL } },
    { &sal_assignment_kind,
      921,
      { "person", "901", "position", "911", "valid_from", "2020-01-01", NULL } },
    { &sal_assignment_kind,
      922,
      { "person", "902", "position", "912", "valid_from", "2020-01-01", NULL } },
    { NULL, 0, { NULL } },
  };

  run (sal_workspace_get_store (self->workspace), insert, (gpointer) rows);
}

static void
add_pay (PeopleFixture *self)
{
  static const Row rows[] = {
    { &sal_participant_kind,
      931,
      { "person",
        "901",
        "plan",
        "Enterprise AE",
        "valid_from",
        "2026-01-01",
        "currency",
        "USD",
        "base_pay",
        "60000.00",
        "target_variable",
        "60000.00",
        NULL } },
    { NULL, 0, { NULL } },
  };
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "plans", "enterprise.json", NULL);
  g_autoptr (SalPlan) plan = sal_plan_load (path, NULL);
  SalPlanImport import = { .plan = plan };

  run (self->pay, sal_plan_version_import, &import);
  run (self->pay, insert, (gpointer) rows);
}

/* Once it shows. */
void
people_find_table (PeopleFixture *self)
{
  GtkWidget *view = display_find (self->page, GTK_TYPE_COLUMN_VIEW, "People");

  if (view != NULL)
    self->table = SAL_INDEX_TABLE (gtk_widget_get_ancestor (view, SAL_TYPE_INDEX_TABLE));
}

static void
show_part (PeopleFixture *self)
{
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "compensation");
  self->page = sal_window_get_page (self->window);
  display_wait_for_page (self->page);
  g_assert_true (sal_page_show_target (self->page, "people"));
  display_wait_for_page (self->page);
  display_settle ();
  people_find_table (self);
}

void
people_set_up_empty (PeopleFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->workspace = display_create_workspace (3);
  self->pay = sal_workspace_create_pay_store (self->workspace, NULL, sal_pay_kinds (), &error);
  g_assert_no_error (error);
  add_company (self);
  show_part (self);
}

void
people_set_up (PeopleFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->workspace = display_create_workspace (3);
  self->pay = sal_workspace_create_pay_store (self->workspace, NULL, sal_pay_kinds (), &error);
  g_assert_no_error (error);
  add_company (self);
  add_pay (self);
  show_part (self);
}

void
people_tear_down (PeopleFixture *self, gconstpointer data)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
}

/* --- what shows --- */

void
people_assert_table (PeopleFixture *self, const char *expected)
{
  g_autofree char *text = sal_index_table_to_text (self->table);

  g_assert_cmpstr (text, ==, expected);
}

void
people_select_row (PeopleFixture *self, guint row)
{
  g_autoptr (GtkBitset) rows = gtk_bitset_new_range (row, 1);

  sal_index_table_select (self->table, rows);
  display_settle ();
}

gpointer
people_find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  g_assert_not_reached ();
}

void
people_activate (PeopleFixture *self, const char *action)
{
  gtk_widget_activate_action (
      display_find (self->page, SAL_TYPE_PARTICIPANTS_PAGE, NULL), action, NULL);
}

GtkWidget *
people_find_field (PeopleFixture *self, const char *label)
{
  return display_find (
      display_find (self->page, SAL_TYPE_ASSIGNMENT_ROW, NULL), GTK_TYPE_ENTRY, label);
}

void
people_enter (PeopleFixture *self, const char *label, const char *text)
{
  GtkWidget *entry = people_find_field (self, label);

  g_assert_nonnull (entry);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

gboolean
people_has_label (gpointer root, const char *text)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  g_ptr_array_add (waiting, root);
  for (guint i = 0; i < waiting->len; i++)
    {
      GtkWidget *widget = waiting->pdata[i];

      if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
          g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
        return TRUE;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (waiting, child);
    }

  return FALSE;
}

/* --- what is stored --- */

static gpointer
read_participants (SalConnection *connection,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  return sal_participants_list (connection, error);
}

/* "901 Enterprise AE 2026-01-01 - 6000000 6000000", one a line */
static char *
read_stored (PeopleFixture *self)
{
  g_autoptr (GPtrArray) participants =
      sal_store_read_sync (self->pay, read_participants, NULL, NULL, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < participants->len; i++)
    {
      SalRecord *one = participants->pdata[i];
      const char *to = sal_record_get_text (one, "valid_to");

      g_string_append_printf (text,
                              "%" G_GINT64_FORMAT " %s %s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                              "\n",
                              sal_record_get_integer (one, "person"),
                              sal_record_get_text (one, "plan"),
                              sal_record_get_text (one, "valid_from"),
                              to != NULL ? to : "-",
                              sal_record_get_integer (one, "base_pay"),
                              sal_record_get_integer (one, "target_variable"));
    }

  return g_string_free (text, FALSE);
}

static gboolean
is_stored (gpointer data)
{
  const PeopleExpected *expected = data;
  g_autofree char *text = read_stored (expected->fixture);

  return g_str_equal (text, expected->text);
}

void
people_wait_for (PeopleFixture *self, const char *text)
{
  PeopleExpected expected = { self, text };

  display_wait (is_stored, &expected, text);
  display_wait_for_page (self->page);
  display_settle ();
  display_wait_for_page (self->page);
}
