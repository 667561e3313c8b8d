/* sal-participant-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-participant-view.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-assignment-row.h"
#include "sal-list-rows.h"
#include "sal-money.h"

struct _SalParticipantView
{
  AdwBin parent_instance;

  gint64 person;
  GPtrArray *rows; /* of SalAssignmentRow */

  GtkLabel *name_label;
  GtkLabel *role_label;
  GtkListBox *state_list;
  AdwPreferencesGroup *assignments_group;
  GtkWidget *none_row;
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (SalParticipantView, sal_participant_view, ADW_TYPE_BIN)

enum
{
  PROP_BUSY = 1,
};

static GParamSpec *busy_property;

static void
busy_cb (SalParticipantView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), busy_property);
}

/* --- what is to be looked at --- */

static void
show_states (SalParticipantView *self,
             const SalParticipantList *list,
             const SalParticipantEntry *entry)
{
  g_autoptr (GPtrArray) sentences = sal_participant_list_explain (list, entry);

  sal_list_rows_remove_all (self->state_list);
  for (guint i = 0; i < sentences->len; i++)
    {
      GtkWidget *row = sal_list_rows_new_text (sentences->pdata[i], NULL);
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      gtk_list_box_append (self->state_list, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->state_list), sentences->len > 0);
}

static void
show_person (SalParticipantView *self, const SalParticipantEntry *entry)
{
  g_autofree char *quota =
      entry->has_quota ? sal_money_format (entry->quota, entry->quota_currency) : NULL;
  const char *role = entry->role != NULL ? entry->role : _ ("No role");
  g_autofree char *text = quota != NULL
                              /* translators: a role, and an amount */
                              ? g_strdup_printf (_ ("%s · quota of the year %s"), role, quota)
                              : g_strdup (role);

  gtk_label_set_text (self->name_label, entry->name);
  gtk_label_set_text (self->role_label, text);
}

/* --- assignments --- */

static void
remove_rows (SalParticipantView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->assignments_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static GPtrArray *
list_assignments (const SalParticipantList *list, gint64 person)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < list->participants->len; i++)
    if (sal_record_get_integer (list->participants->pdata[i], "person") == person)
      g_ptr_array_add (found, list->participants->pdata[i]);

  return found;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  gint32 one = sal_record_get_date (*(SalRecord *const *) a, "valid_from");
  gint32 other = sal_record_get_date (*(SalRecord *const *) b, "valid_from");

  return (one < other) - (one > other);
}

/* The same assignments as before, whose rows may stay with what is being entered. */
static gboolean
has_rows_of (SalParticipantView *self, const GPtrArray *assignments)
{
  if (assignments->len != self->rows->len)
    return FALSE;
  for (guint i = 0; i < assignments->len; i++)
    if (sal_assignment_row_get_id (self->rows->pdata[i]) !=
        sal_record_get_id (assignments->pdata[i]))
      return FALSE;

  return TRUE;
}

static void
create_rows (SalParticipantView *self,
             SalWorkspace *workspace,
             const SalParticipantList *list,
             const GPtrArray *assignments)
{
  remove_rows (self);
  for (guint i = 0; i < assignments->len; i++)
    {
      GtkWidget *row = sal_assignment_row_new (workspace, assignments->pdata[i], list->versions);

      g_signal_connect_object (row, "notify::busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->assignments_group, row);
      g_ptr_array_add (self->rows, row);
    }
}

/* That of the day is open. */
static void
open_row (SalParticipantView *self, const SalParticipantEntry *entry)
{
  for (guint i = 0; entry->participant != NULL && i < self->rows->len; i++)
    if (sal_assignment_row_get_id (self->rows->pdata[i]) == sal_record_get_id (entry->participant))
      adw_expander_row_set_expanded (self->rows->pdata[i], TRUE);
}

/**
 * sal_participant_view_show:
 * @self: a view
 * @workspace: a workspace whose pay is open
 * @list: who takes part in plans
 * @entry: one of its entries
 *
 * Shows somebody, or what has changed of who shows: what is being entered stays.
 */
void
sal_participant_view_show (SalParticipantView *self,
                           SalWorkspace *workspace,
                           const SalParticipantList *list,
                           const SalParticipantEntry *entry)
{
  g_autoptr (GPtrArray) assignments = list_assignments (list, entry->person);
  gboolean is_other = entry->person != self->person;

  g_ptr_array_sort (assignments, compare_days);
  self->person = entry->person;
  show_person (self, entry);
  show_states (self, list, entry);
  if (has_rows_of (self, assignments) && !is_other)
    {
      for (guint i = 0; i < assignments->len; i++)
        sal_assignment_row_update (self->rows->pdata[i], assignments->pdata[i], list->versions);
    }
  else
    {
      create_rows (self, workspace, list, assignments);
      open_row (self, entry);
    }
  gtk_widget_set_visible (self->none_row, assignments->len == 0);
  gtk_widget_set_visible (self->add_button,
                          !sal_store_is_read_only (sal_workspace_get_pay_store (workspace)));
}

gint64
sal_participant_view_get_person (SalParticipantView *self)
{
  return self->person;
}

gboolean
sal_participant_view_is_busy (SalParticipantView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (sal_assignment_row_is_busy (self->rows->pdata[i]))
      return TRUE;

  return FALSE;
}

gboolean
sal_participant_view_is_modified (SalParticipantView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (sal_assignment_row_is_modified (self->rows->pdata[i]))
      return TRUE;

  return FALSE;
}

/**
 * sal_participant_view_discard:
 * @self: a view
 *
 * Shows what is stored instead of what was entered and could not be.
 */
void
sal_participant_view_discard (SalParticipantView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    sal_assignment_row_discard (self->rows->pdata[i]);
}

static void
sal_participant_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_BUSY)
    g_value_set_boolean (value, sal_participant_view_is_busy (SAL_PARTICIPANT_VIEW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sal_participant_view_dispose (GObject *object)
{
  g_ptr_array_set_size (SAL_PARTICIPANT_VIEW (object)->rows, 0);

  G_OBJECT_CLASS (sal_participant_view_parent_class)->dispose (object);
}

static void
sal_participant_view_finalize (GObject *object)
{
  g_ptr_array_unref (SAL_PARTICIPANT_VIEW (object)->rows);

  G_OBJECT_CLASS (sal_participant_view_parent_class)->finalize (object);
}

static void
sal_participant_view_class_init (SalParticipantViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sal_participant_view_get_property;
  object_class->dispose = sal_participant_view_dispose;
  object_class->finalize = sal_participant_view_finalize;
  busy_property =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_BUSY, busy_property);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-participant-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalParticipantView, name)
  BIND (name_label);
  BIND (role_label);
  BIND (state_list);
  BIND (assignments_group);
  BIND (none_row);
  BIND (add_button);
#undef BIND
}

static void
sal_participant_view_init (SalParticipantView *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
