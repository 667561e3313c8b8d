/* sal-field-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-field-row.h"

#include <glib/gi18n.h>

struct _SalFieldRow
{
  AdwActionRow parent_instance;

  SalFieldControl *control;
  gboolean narrow; /* the hint is a tooltip */
  char *warning;   /* (nullable) */
  char *hint;      /* (nullable): in place of that of the field */
};

G_DEFINE_FINAL_TYPE (SalFieldRow, sal_field_row, ADW_TYPE_ACTION_ROW)

static guint changed_signal;

#define WIDE_CONTROL_WIDTH 420
#define NARROW_WIDTH       170

static void
changed_cb (SalFieldRow *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
show_subtitle (SalFieldRow *self)
{
  const SalField *field = sal_field_row_get_field (self);
  const char *hint = self->hint != NULL ? self->hint : field->hint != NULL ? _ (field->hint) : NULL;
  const char *problem = sal_field_row_get_problem (self);
  const char *text = problem != NULL ? problem : self->warning != NULL ? self->warning : hint;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self),
                               text != NULL && (text != hint || !self->narrow) ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->narrow ? hint : NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "problem");
  if (problem == NULL && self->warning != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "to-look-at");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "to-look-at");
}

static void
sal_field_row_finalize (GObject *object)
{
  g_free (SAL_FIELD_ROW (object)->warning);
  g_free (SAL_FIELD_ROW (object)->hint);

  G_OBJECT_CLASS (sal_field_row_parent_class)->finalize (object);
}

static void
sal_field_row_class_init (SalFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sal_field_row_finalize;

  changed_signal = g_signal_new (
      "changed", SAL_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sal_field_row_init (SalFieldRow *self)
{
}

/**
 * sal_field_row_new:
 * @workspace: a workspace
 * @kind: the kind of record
 * @field: the index of a field
 * @editable: whether it has a control, or only shows its value
 *
 * Creates a row without a value.
 *
 * Returns: the row
 */
GtkWidget *
sal_field_row_new (SalWorkspace *workspace, const SalKind *kind, guint field, gboolean editable)
{
  SalFieldRow *self = g_object_new (SAL_TYPE_FIELD_ROW, NULL);
  GtkWidget *control = sal_field_control_new (workspace, kind, field, editable);

  self->control = SAL_FIELD_CONTROL (control);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 sal_field_get_label (&kind->fields[field]));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), control);
  g_signal_connect_swapped (control, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (control, "notify::problem", G_CALLBACK (show_subtitle), self);
  show_subtitle (self);

  return GTK_WIDGET (self);
}

SalFieldControl *
sal_field_row_get_control (SalFieldRow *self)
{
  return self->control;
}

const SalField *
sal_field_row_get_field (SalFieldRow *self)
{
  return sal_field_control_get_field (self->control);
}

/**
 * sal_field_row_set_narrow:
 * @self: a row
 *
 * Takes less room for the control, for inspectors beside something else.
 */
void
sal_field_row_set_narrow (SalFieldRow *self)
{
  self->narrow = TRUE;
  sal_field_control_set_width (self->control, NARROW_WIDTH);
  show_subtitle (self);
}

/**
 * sal_field_row_widen:
 * @self: a row
 *
 * Gives its control more room, for texts that are read there, too.
 */
void
sal_field_row_widen (SalFieldRow *self)
{
  sal_field_control_set_width (self->control, WIDE_CONTROL_WIDTH);
}

/**
 * sal_field_row_set_hint:
 * @self: a row
 * @hint: (nullable): what is good to know here, or %NULL for the hint of the field
 *
 * Says what is good to know of the field where it is asked for; a warning or a problem is said
 * instead.
 */
void
sal_field_row_set_hint (SalFieldRow *self, const char *hint)
{
  if (g_strcmp0 (self->hint, hint) == 0)
    return;
  g_free (self->hint);
  self->hint = g_strdup (hint);
  show_subtitle (self);
}

/**
 * sal_field_row_set_warning:
 * @self: a row
 * @warning: (nullable): what should be looked at in what is stored, or %NULL
 *
 * Says what should be looked at, though it may stay; a problem is said instead.
 */
void
sal_field_row_set_warning (SalFieldRow *self, const char *warning)
{
  if (g_strcmp0 (self->warning, warning) == 0)
    return;
  g_free (self->warning);
  self->warning = g_strdup (warning);
  show_subtitle (self);
}

/* As the control does. */

void
sal_field_row_show (SalFieldRow *self, SalRecord *record)
{
  sal_field_control_show (self->control, record);
}

gboolean
sal_field_row_read (SalFieldRow *self, SalRecord *record, GError **error)
{
  return sal_field_control_read (self->control, record, error);
}

void
sal_field_row_set_problem (SalFieldRow *self, const char *problem)
{
  sal_field_control_set_problem (self->control, problem);
}

const char *
sal_field_row_get_problem (SalFieldRow *self)
{
  return sal_field_control_get_problem (self->control);
}

gboolean
sal_field_row_has_problem (SalFieldRow *self)
{
  return sal_field_control_has_problem (self->control);
}

void
sal_field_row_focus (SalFieldRow *self)
{
  sal_field_control_focus (self->control);
}
