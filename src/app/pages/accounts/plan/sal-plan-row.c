/* sal-plan-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-row.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-account-plan-commands.h"
#include "sal-edit-in-place.h"
#include "sal-record-fields.h"
#include "sal-window.h"

#define MAX_FIELDS 10

/* How long a row may take to open, during which it is kept in sight; microseconds. */
#define OPENING_TIME (400 * G_TIME_SPAN_MILLISECOND)

/* The fields of each part, in the order they are filled in. */
static const char *const fields_of_parts[SAL_PLAN_N_PARTS][MAX_FIELDS + 1] = {
  [SAL_PLAN_SECTIONS] = { "text", "author", "written_on" },
  [SAL_PLAN_OBJECTIVES] = { "name",
                            "measure",
                            "start",
                            "target",
                            "actual",
                            "measured_on",
                            "due",
                            "status",
                            "owner",
                            "note" },
  [SAL_PLAN_PLAYS] = { "name",
                       "buying_unit",
                       "product_family",
                       "value",
                       "currency",
                       "status",
                       "opportunity",
                       "reviewed_on",
                       "note" },
  [SAL_PLAN_RISKS] = { "name",
                       "likelihood",
                       "impact",
                       "mitigation",
                       "owner",
                       "status",
                       "reviewed_on",
                       "note" },
  [SAL_PLAN_ACTIONS] = { "name", "owner", "due", "status", "done_on", "objective", "note" },
  [SAL_PLAN_RESOURCES] = { "name",
                           "person",
                           "hours",
                           "budget",
                           "currency",
                           "agreed_by",
                           "agreed_on",
                           "note" },
  [SAL_PLAN_ASKS] = { "name",
                      "contact",
                      "person",
                      "due",
                      "status",
                      "answered_on",
                      "asked_on",
                      "note" },
  [SAL_PLAN_TEAM] = { "person", "role", "valid_from", "valid_to", "note" },
};

struct _SalPlanRow
{
  AdwExpanderRow parent_instance;

  SalWorkspace *workspace;
  SalPlanPart part;
  SalRecord *record;
  gint64 version;
  gboolean is_new;
  gboolean showing;        /* so that the check is not the person's */
  gint64 in_sight_until;   /* of the frame clock; 0: it is not opening */
  SalRecordFields *fields; /* (nullable): before it is first opened */

  GtkWidget *check; /* (nullable): of actions */
  GtkWidget *delete_button;
};

G_DEFINE_FINAL_TYPE (SalPlanRow, sal_plan_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  CHANGED,
  DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_read_only (SalPlanRow *self)
{
  return sal_store_is_read_only (sal_workspace_get_store (self->workspace));
}

/* --- fields --- */

static void
fields_changed_cb (SalPlanRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
make_fields (SalPlanRow *self)
{
  const char *const *names = fields_of_parts[self->part];

  if (self->fields != NULL || self->record == NULL)
    return;
  self->fields =
      sal_record_fields_new (self->workspace, sal_plan_parts[self->part].kind, GTK_WIDGET (self));
  g_signal_connect_object (
      self->fields, "changed", G_CALLBACK (fields_changed_cb), self, G_CONNECT_SWAPPED);
  for (gsize i = 0; names[i] != NULL; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self),
                              sal_record_fields_add (self->fields, names[i]));
  if (self->is_new)
    sal_record_fields_take_new (self->fields, self->record);
  else
    sal_record_fields_take (self->fields, self->record, self->version);
}

static void
expanded_cb (SalPlanRow *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    make_fields (self);
}

/* --- what it says --- */

static void
name_controls (SalPlanRow *self, const char *title)
{
  /* translators: what is deleted */
  g_autofree char *delete_label = g_strdup_printf (_ ("Delete “%s”"), title);

  sal_accessible_set_label (GTK_WIDGET (self), title);
  sal_accessible_name_button (self->delete_button, delete_label);
  if (self->check != NULL)
    {
      /* translators: something that is to be done */
      g_autofree char *check_label = g_strdup_printf (_ ("Done: %s"), title);

      sal_accessible_set_label (self->check, check_label);
    }
}

static void
show_check (SalPlanRow *self)
{
  if (self->check == NULL)
    return;
  self->showing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check),
                               g_strcmp0 (sal_record_get_text (self->record, "status"), "done") ==
                                   0);
  gtk_widget_set_sensitive (self->check, !self->is_new && !is_read_only (self));
  self->showing = FALSE;
}

static char *
describe (SalPlanRow *self, const SalAccountPlanBook *book)
{
  g_autofree char *line = sal_plan_record_describe (
      self->part, self->record, book->today, sal_workspace_get_currency (self->workspace));

  if (!sal_plan_record_is_stale (book, self->part, self->record))
    return g_steal_pointer (&line);

  /* translators: what a part of a plan says, which is stale */
  return g_strdup_printf (_ ("%s · stale"), line);
}

/**
 * sal_plan_row_show:
 * @self: a row
 * @book: the plan
 * @record: a record of the row's part
 * @version: its version
 *
 * Shows a record; what was entered and is not stored yet stays.
 */
void
sal_plan_row_show (SalPlanRow *self,
                   const SalAccountPlanBook *book,
                   SalRecord *record,
                   gint64 version)
{
  g_autofree char *title = sal_plan_record_get_title (self->part, record);
  g_autofree char *line = NULL;

  g_set_object (&self->record, record);
  self->version = version;
  self->is_new = FALSE;
  line = describe (self, book);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), line);
  if ((self->part == SAL_PLAN_ACTIONS || self->part == SAL_PLAN_ASKS) &&
      sal_plan_record_is_overdue (record, book->today))
    gtk_widget_add_css_class (GTK_WIDGET (self), "problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "problem");
  name_controls (self, title);
  show_check (self);
  if (self->fields != NULL)
    sal_record_fields_take (self->fields, record, version);
  expanded_cb (self);
}

/**
 * sal_plan_row_show_new:
 * @self: a row
 * @record: a record of the row's part that is not stored
 *
 * Begins a new record, which is stored once it is complete.
 */
void
sal_plan_row_show_new (SalPlanRow *self, SalRecord *record)
{
  /* translators: a kind of record */
  g_autofree char *title =
      g_strdup_printf (_ ("New %s"), sal_kind_get_label (sal_plan_parts[self->part].kind));

  g_set_object (&self->record, record);
  self->is_new = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  name_controls (self, title);
  show_check (self);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  make_fields (self);
}

/* --- what is done with it --- */

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalPlanRow *self = SAL_PLAN_ROW (widget);

  if (self->record == NULL || is_read_only (self))
    return;
  if (self->is_new)
    {
      g_signal_emit (self, signals[DROPPED], 0);
      return;
    }
  sal_edit_delete_record (widget, self->workspace, self->record);
}

static void
completed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPlanRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (error != NULL)
    {
      show_check (self);
      sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Save"), error);
    }
  else
    {
      sal_window_add_undo_toast (GTK_WIDGET (self), change);
    }
}

static void
check_toggled_cb (SalPlanRow *self)
{
  SalPlanActionCompletion *completion;
  gint64 id;

  if (self->showing)
    return;
  id = sal_record_get_id (self->record);
  completion = sal_plan_action_completion_new (
      &id, 1, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
  sal_store_run_async (sal_workspace_get_store (self->workspace),
                       _ ("Complete"),
                       SAL_COMMAND_DEFAULT,
                       sal_plan_action_complete,
                       completion,
                       (GDestroyNotify) sal_plan_action_completion_free,
                       NULL,
                       completed_cb,
                       g_object_ref (self));
}

gint64
sal_plan_row_get_id (SalPlanRow *self)
{
  return self->record != NULL ? sal_record_get_id (self->record) : 0;
}

gboolean
sal_plan_row_is_new (SalPlanRow *self)
{
  return self->is_new;
}

gboolean
sal_plan_row_is_modified (SalPlanRow *self)
{
  return self->fields != NULL && sal_record_fields_is_modified (self->fields);
}

/* FALSE if something that was entered cannot be stored. */
gboolean
sal_plan_row_commit (SalPlanRow *self)
{
  return self->fields == NULL || sal_record_fields_commit (self->fields);
}

void
sal_plan_row_revert (SalPlanRow *self)
{
  if (self->fields != NULL)
    sal_record_fields_revert (self->fields);
}

/* A row that was just added has no place yet and takes no focus, and one that opens grows. */
static gboolean
keep_in_sight_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  SalPlanRow *self = SAL_PLAN_ROW (widget);
  GtkWidget *window = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double x, y;

  if (self->in_sight_until == 0)
    self->in_sight_until = now + OPENING_TIME;
  if (self->fields != NULL &&
      (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    sal_record_fields_focus (self->fields);
  if (window != NULL && viewport != NULL && gtk_widget_get_height (widget) > 0 &&
      gtk_widget_translate_coordinates (
          widget, gtk_widget_get_first_child (viewport), 0, 0, &x, &y))
    {
      GtkAdjustment *adjustment =
          gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));
      double height =
          MIN (gtk_widget_get_height (widget), gtk_adjustment_get_page_size (adjustment));

      gtk_adjustment_clamp_page (adjustment, y, y + height);
    }
  if (now < self->in_sight_until)
    return G_SOURCE_CONTINUE;
  self->in_sight_until = 0;

  return G_SOURCE_REMOVE;
}

/* Opens the row, with the focus in its first field, and where it can be seen. */
void
sal_plan_row_focus (SalPlanRow *self)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  if (self->in_sight_until == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), keep_in_sight_cb, NULL, NULL);
  if (self->fields != NULL)
    sal_record_fields_focus (self->fields);
}

/* --- the row --- */

static void
sal_plan_row_dispose (GObject *object)
{
  SalPlanRow *self = SAL_PLAN_ROW (object);

  g_clear_object (&self->fields);

  G_OBJECT_CLASS (sal_plan_row_parent_class)->dispose (object);
}

static void
sal_plan_row_finalize (GObject *object)
{
  SalPlanRow *self = SAL_PLAN_ROW (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (sal_plan_row_parent_class)->finalize (object);
}

static void
sal_plan_row_class_init (SalPlanRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_plan_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_plan_row_finalize;

  signals[CHANGED] = g_signal_new (
      "changed", SAL_TYPE_PLAN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DROPPED] = g_signal_new (
      "dropped", SAL_TYPE_PLAN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "plan-row.delete", NULL, delete_action);
  sal_edit_bind_delete (widget_class, "plan-row.delete");
}

static void
sal_plan_row_init (SalPlanRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->delete_button = sal_edit_add_delete_button (ADW_EXPANDER_ROW (self), "plan-row.delete");
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/**
 * sal_plan_row_new:
 * @workspace: a workspace
 * @part: a part of account plans
 *
 * Creates a row without a record.
 *
 * Returns: the row
 */
GtkWidget *
sal_plan_row_new (SalWorkspace *workspace, SalPlanPart part)
{
  SalPlanRow *self = g_object_new (SAL_TYPE_PLAN_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  self->part = part;
  gtk_widget_set_visible (self->delete_button, !is_read_only (self));
  if (part == SAL_PLAN_ACTIONS)
    {
      self->check = gtk_check_button_new ();
      gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
      g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (check_toggled_cb), self);
      adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->check);
    }

  return GTK_WIDGET (self);
}
