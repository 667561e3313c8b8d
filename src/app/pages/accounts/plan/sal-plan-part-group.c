/* sal-plan-part-group.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-part-group.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-plan-row.h"

struct _SalPlanPartGroup
{
  AdwPreferencesGroup parent_instance;

  SalWorkspace *workspace;
  SalPlanPart part;
  const SalAccountPlanBook *book; /* (nullable): what shows; the tab's */
  GPtrArray *rows;                /* of SalPlanRow, in the order they show */

  GtkWidget *add_button;
  GtkWidget *hint_row;
};

G_DEFINE_FINAL_TYPE (SalPlanPartGroup, sal_plan_part_group, ADW_TYPE_PREFERENCES_GROUP)

static guint changed_signal;

static SalPlanRow *
get_row (SalPlanPartGroup *self, guint i)
{
  return g_ptr_array_index (self->rows, i);
}

/* --- rows --- */

static void
update_surroundings (SalPlanPartGroup *self)
{
  /* there is one section of each function */
  gboolean full = self->part == SAL_PLAN_SECTIONS && self->rows->len >= 3;
  gboolean read_only = sal_store_is_read_only (sal_workspace_get_store (self->workspace));

  gtk_widget_set_visible (self->hint_row, self->rows->len == 0);
  gtk_widget_set_visible (self->add_button, !read_only && !full);
}

static void
row_changed_cb (SalPlanPartGroup *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
remove_row (SalPlanPartGroup *self, SalPlanRow *row)
{
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  g_ptr_array_remove (self->rows, row);
}

static void
row_dropped_cb (SalPlanRow *row, SalPlanPartGroup *self)
{
  remove_row (self, row);
  update_surroundings (self);
  gtk_widget_grab_focus (self->add_button);
  g_signal_emit (self, changed_signal, 0);
}

static SalPlanRow *
add_row (SalPlanPartGroup *self)
{
  GtkWidget *row = sal_plan_row_new (self->workspace, self->part);

  g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "dropped", G_CALLBACK (row_dropped_cb), self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, g_object_ref (row));

  return SAL_PLAN_ROW (row);
}

static SalPlanRow *
find_row (SalPlanPartGroup *self, gint64 id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (sal_plan_row_get_id (get_row (self, i)) == id)
      return get_row (self, i);

  return NULL;
}

static gboolean
is_shown (SalPlanPartGroup *self, gint64 id)
{
  GPtrArray *records = self->book->parts[self->part];

  for (guint i = 0; i < records->len; i++)
    if (sal_record_get_id (g_ptr_array_index (records, i)) == id)
      return TRUE;

  return FALSE;
}

/* A new record that is not stored stays. */
static void
remove_gone (SalPlanPartGroup *self)
{
  for (guint i = self->rows->len; i > 0; i--)
    {
      SalPlanRow *row = get_row (self, i - 1);

      if (!sal_plan_row_is_new (row) && !is_shown (self, sal_plan_row_get_id (row)))
        remove_row (self, row);
    }
}

static gboolean
has_order (SalPlanPartGroup *self)
{
  GPtrArray *records = self->book->parts[self->part];

  for (guint i = 0; i < records->len; i++)
    if (i >= self->rows->len || sal_plan_row_get_id (get_row (self, i)) !=
                                    sal_record_get_id (g_ptr_array_index (records, i)))
      return FALSE;

  return TRUE;
}

/* Rows do not move under the cursor of somebody who edits one of them. */
static void
put_in_order (SalPlanPartGroup *self)
{
  GPtrArray *records = self->book->parts[self->part];
  g_autoptr (GPtrArray) rows = NULL;

  if (has_order (self) ||
      (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    return;
  rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (
        rows, g_object_ref (find_row (self, sal_record_get_id (g_ptr_array_index (records, i)))));
  for (guint i = 0; i < self->rows->len; i++)
    if (sal_plan_row_is_new (get_row (self, i)))
      g_ptr_array_add (rows, g_object_ref (get_row (self, i)));
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), rows->pdata[i]);
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), rows->pdata[i]);
  g_ptr_array_unref (self->rows);
  self->rows = g_steal_pointer (&rows);
}

static char *
describe_age (SalPlanPartGroup *self)
{
  static const int topics[SAL_PLAN_N_PARTS] = {
    [SAL_PLAN_SECTIONS] = -1,
    [SAL_PLAN_OBJECTIVES] = SAL_PLAN_TOPIC_OBJECTIVES,
    [SAL_PLAN_PLAYS] = SAL_PLAN_TOPIC_PLAYS,
    [SAL_PLAN_RISKS] = SAL_PLAN_TOPIC_RISKS,
    [SAL_PLAN_ACTIONS] = SAL_PLAN_TOPIC_ACTIONS,
    [SAL_PLAN_RESOURCES] = -1,
    [SAL_PLAN_ASKS] = -1,
    [SAL_PLAN_TEAM] = -1,
  };
  int topic = topics[self->part];

  return topic >= 0 && self->book->freshness.topics[topic].filled
             ? sal_plan_age_describe (&self->book->freshness.topics[topic])
             : NULL;
}

/**
 * sal_plan_part_group_show:
 * @self: a group
 * @book: a plan, which stays until another shows, or the group is cleared
 *
 * Shows the part of a plan; what was entered and is not stored yet stays.
 */
void
sal_plan_part_group_show (SalPlanPartGroup *self, const SalAccountPlanBook *book)
{
  GPtrArray *records = book->parts[self->part];
  g_autofree char *age = NULL;

  self->book = book;
  remove_gone (self);
  for (guint i = 0; i < records->len; i++)
    {
      SalRecord *record = g_ptr_array_index (records, i);
      SalPlanRow *row = find_row (self, sal_record_get_id (record));
      gboolean is_added = row == NULL;

      if (row == NULL)
        row = add_row (self);
      sal_plan_row_show (row, book, record, g_array_index (book->versions[self->part], gint64, i));
      /* what a section says is to be read at once */
      if (is_added && self->part == SAL_PLAN_SECTIONS)
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
    }
  put_in_order (self);
  age = describe_age (self);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), age);
  update_surroundings (self);
}

/* Forgets the plan, and all that was entered. */
void
sal_plan_part_group_clear (SalPlanPartGroup *self)
{
  while (self->rows->len > 0)
    remove_row (self, get_row (self, 0));
  self->book = NULL;
}

/* Opens the row of a record, if it is one of the part. */
gboolean
sal_plan_part_group_show_record (SalPlanPartGroup *self, gint64 id)
{
  SalPlanRow *row = find_row (self, id);

  if (row != NULL)
    sal_plan_row_focus (row);

  return row != NULL;
}

/* --- adding --- */

static void
add_cb (SalPlanPartGroup *self)
{
  g_autoptr (SalRecord) record = NULL;
  SalPlanRow *row = NULL;

  if (self->book == NULL || self->book->plan == NULL)
    return;
  /* one that was begun is finished first */
  for (guint i = 0; i < self->rows->len && row == NULL; i++)
    if (sal_plan_row_is_new (get_row (self, i)))
      row = get_row (self, i);
  if (row == NULL)
    {
      record = sal_account_plan_book_new_record (self->book, self->part);
      row = add_row (self);
      sal_plan_row_show_new (row, record);
    }
  update_surroundings (self);
  sal_plan_row_focus (row);
  g_signal_emit (self, changed_signal, 0);
}

/* --- what was entered --- */

gboolean
sal_plan_part_group_is_modified (SalPlanPartGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (sal_plan_row_is_modified (get_row (self, i)))
      return TRUE;

  return FALSE;
}

/* FALSE if something that was entered cannot be stored; then the focus is there. */
gboolean
sal_plan_part_group_commit (SalPlanPartGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (!sal_plan_row_commit (get_row (self, i)))
      {
        sal_plan_row_focus (get_row (self, i));
        return FALSE;
      }

  return TRUE;
}

/* Gives up what was entered and is not stored. */
void
sal_plan_part_group_revert (SalPlanPartGroup *self)
{
  for (guint i = self->rows->len; i > 0; i--)
    {
      SalPlanRow *row = get_row (self, i - 1);

      if (sal_plan_row_is_new (row))
        remove_row (self, row);
      else
        sal_plan_row_revert (row);
    }
}

/* --- the group --- */

static void
sal_plan_part_group_finalize (GObject *object)
{
  SalPlanPartGroup *self = SAL_PLAN_PART_GROUP (object);

  g_clear_object (&self->workspace);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (sal_plan_part_group_parent_class)->finalize (object);
}

static void
sal_plan_part_group_class_init (SalPlanPartGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sal_plan_part_group_finalize;

  changed_signal = g_signal_new (
      "changed", SAL_TYPE_PLAN_PART_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sal_plan_part_group_init (SalPlanPartGroup *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * sal_plan_part_group_new:
 * @workspace: a workspace
 * @part: a part of account plans
 *
 * Creates a group without records.
 *
 * Returns: the group
 */
GtkWidget *
sal_plan_part_group_new (SalWorkspace *workspace, SalPlanPart part)
{
  SalPlanPartGroup *self = g_object_new (SAL_TYPE_PLAN_PART_GROUP, NULL);
  const SalPlanPartInfo *info = &sal_plan_parts[part];
  /* translators: a kind of record */
  g_autofree char *label = g_strdup_printf (_ ("Add %s"), sal_kind_get_label (info->kind));

  self->workspace = g_object_ref (workspace);
  self->part = part;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ (info->title));
  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_set_valign (self->add_button, GTK_ALIGN_CENTER);
  sal_accessible_name_button (self->add_button, label);
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (add_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add_button);
  self->hint_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->hint_row), _ (info->hint));
  gtk_widget_add_css_class (self->hint_row, "dim-label");
  gtk_widget_set_focusable (self->hint_row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->hint_row);

  return GTK_WIDGET (self);
}
