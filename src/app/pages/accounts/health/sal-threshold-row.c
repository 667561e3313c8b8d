/* sal-threshold-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-threshold-row.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-account-signal.h"
#include "sal-edit-in-place.h"
#include "sal-health-series.h"
#include "sal-kinds.h"
#include "sal-record-fields.h"

struct _SalThresholdRow
{
  AdwExpanderRow parent_instance;

  SalWorkspace *workspace;
  gint64 id;
  SalRecord *record; /* (nullable): until it was loaded */
  gint64 version;
  SalRecordFields *fields; /* (nullable): before it is first opened */
  GCancellable *loading;

  GtkWidget *delete_button;
};

G_DEFINE_FINAL_TYPE (SalThresholdRow, sal_threshold_row, ADW_TYPE_EXPANDER_ROW)

/* Which signal it is of stays. */
static const char *const fields[] = { "weight", "bad",        "good",         "warn",    "critical",
                                      "days",   "trend_days", "trend_change", "due_days" };

/* Those of them that are in the unit of the signal. */
static const char *const values[] = { "good", "warn", "critical", "trend_change", NULL };

static gboolean
is_read_only (SalThresholdRow *self)
{
  return sal_store_is_read_only (sal_workspace_get_store (self->workspace));
}

static SalSignalType
get_type (SalThresholdRow *self)
{
  SalSignalType type = SAL_SIGNAL_USAGE;

  sal_signal_type_from_key (sal_record_get_text (self->record, "type"), &type);

  return type;
}

static void
add_field (SalThresholdRow *self, const char *field)
{
  GtkWidget *row = sal_record_fields_add (self->fields, field);
  SalFieldControl *control = sal_field_row_get_control (SAL_FIELD_ROW (row));
  const char *unit = sal_field_row_get_field (SAL_FIELD_ROW (row))->unit;

  if (g_strv_contains (values, field))
    sal_field_control_set_unit (control, sal_signal_type_get_brief_unit (get_type (self)));
  else if (unit != NULL)
    sal_field_control_set_unit (control, _ (unit)); /* in line with the others */
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
make_fields (SalThresholdRow *self)
{
  if (self->fields != NULL || self->record == NULL ||
      !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->fields =
      sal_record_fields_new (self->workspace, &sal_signal_threshold_kind, GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    add_field (self, fields[i]);
  sal_record_fields_take (self->fields, self->record, self->version);
}

static char *
to_display (SalThresholdRow *self, const char *field)
{
  return sal_record_to_display (
      self->record, (guint) sal_kind_field_index (&sal_signal_threshold_kind, field), NULL);
}

/* NaN: there is none */
static double
get_value (SalThresholdRow *self, const char *field)
{
  const SalValue *value = sal_record_get_value (
      self->record, (guint) sal_kind_field_index (&sal_signal_threshold_kind, field));

  return value->storage == SAL_STORAGE_REAL ? value->real : NAN;
}

/* A bound with its unit. */
static char *
format_bound (SalThresholdRow *self, const char *field)
{
  return sal_signal_type_format (get_type (self), get_value (self, field));
}

/* What falls towards its bound and is counted does not get below 0. */
static gboolean
is_never_reached (SalThresholdRow *self, const char *field)
{
  return get_value (self, field) < 0 &&
         g_strcmp0 (sal_record_get_text (self->record, "bad"), SAL_THRESHOLD_LOW) == 0 &&
         sal_signal_type_get_reading (get_type (self)) == SAL_SIGNAL_READING_SUM;
}

/* (transfer full): what is judged how */
static char *
describe_bounds (SalThresholdRow *self)
{
  g_autofree char *weight = to_display (self, "weight");
  g_autofree char *good = format_bound (self, "good");
  g_autofree char *warn = format_bound (self, "warn");
  g_autofree char *critical = format_bound (self, "critical");

  if (is_never_reached (self, "warn"))
    /* translators: a share, and a number with its unit */
    return g_strdup_printf (_ ("Weighs %1$s, good %2$s, never warned of"), weight, good);
  if (is_never_reached (self, "critical"))
    /* translators: a share, and two numbers with their units */
    return g_strdup_printf (
        _ ("Weighs %1$s, good %2$s, warning at %3$s, never critical"), weight, good, warn);

  /* translators: a share, and three numbers with their units */
  return g_strdup_printf (_ ("Weighs %1$s, good %2$s, warning at %3$s, critical at %4$s"),
                          weight,
                          good,
                          warn,
                          critical);
}

static void
show_words (SalThresholdRow *self)
{
  g_autofree char *type = to_display (self, "type");
  g_autofree char *line = describe_bounds (self);
  /* translators: what is deleted */
  g_autofree char *delete_label = g_strdup_printf (_ ("Delete “%s”"), type);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), type);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), line);
  sal_accessible_set_label (GTK_WIDGET (self), type);
  sal_accessible_name_button (self->delete_button, delete_label);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalThresholdRow) self = user_data;
  gint64 version;
  g_autoptr (SalRecord) record =
      sal_workspace_load_record_finish (SAL_WORKSPACE (source), result, &version, NULL);

  if (record == NULL || self->workspace == NULL)
    return; /* it is read anew, or who lists it takes it away */
  g_set_object (&self->record, record);
  self->version = version;
  show_words (self);
  if (self->fields != NULL)
    sal_record_fields_take (self->fields, record, version);
  make_fields (self);
}

/**
 * sal_threshold_row_load:
 * @self: a row
 *
 * Shows what is stored; what was entered and is not stored yet stays.
 */
void
sal_threshold_row_load (SalThresholdRow *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  sal_workspace_load_record_async (self->workspace,
                                   &sal_signal_threshold_kind,
                                   self->id,
                                   self->loading,
                                   loaded_cb,
                                   g_object_ref (self));
}

/* --- what is done with it --- */

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalThresholdRow *self = SAL_THRESHOLD_ROW (widget);

  if (self->record != NULL && !is_read_only (self))
    sal_edit_delete_record (widget, self->workspace, self->record);
}

static void
enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_threshold_row_commit (SAL_THRESHOLD_ROW (widget));
}

gint64
sal_threshold_row_get_id (SalThresholdRow *self)
{
  return self->id;
}

gboolean
sal_threshold_row_is_modified (SalThresholdRow *self)
{
  return self->fields != NULL && sal_record_fields_is_modified (self->fields);
}

/**
 * sal_threshold_row_commit:
 * @self: a row
 *
 * Stores what was entered, or says beside it what is wrong.
 *
 * Returns: %FALSE if something that was entered cannot be stored
 */
gboolean
sal_threshold_row_commit (SalThresholdRow *self)
{
  if (self->fields == NULL || sal_record_fields_commit (self->fields))
    return TRUE;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  sal_record_fields_focus (self->fields);

  return FALSE;
}

void
sal_threshold_row_revert (SalThresholdRow *self)
{
  if (self->fields != NULL)
    sal_record_fields_revert (self->fields);
}

/* --- the row --- */

static void
sal_threshold_row_dispose (GObject *object)
{
  SalThresholdRow *self = SAL_THRESHOLD_ROW (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->fields);
  g_clear_object (&self->record);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (sal_threshold_row_parent_class)->dispose (object);
}

static void
sal_threshold_row_class_init (SalThresholdRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_threshold_row_dispose;

  gtk_widget_class_install_action (widget_class, "form.enter", NULL, enter_action);
  gtk_widget_class_install_action (widget_class, "threshold.delete", NULL, delete_action);
  sal_edit_bind_delete (widget_class, "threshold.delete");
}

static void
sal_threshold_row_init (SalThresholdRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->delete_button = sal_edit_add_delete_button (ADW_EXPANDER_ROW (self), "threshold.delete");
  g_signal_connect (self, "notify::expanded", G_CALLBACK (make_fields), NULL);
}

/**
 * sal_threshold_row_new:
 * @workspace: a workspace
 * @id: the id of a threshold
 *
 * Creates a row, which loads its threshold.
 *
 * Returns: the row
 */
GtkWidget *
sal_threshold_row_new (SalWorkspace *workspace, gint64 id)
{
  SalThresholdRow *self = g_object_new (SAL_TYPE_THRESHOLD_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  self->id = id;
  gtk_widget_set_visible (self->delete_button, !is_read_only (self));
  sal_threshold_row_load (self);

  return GTK_WIDGET (self);
}
