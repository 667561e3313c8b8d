/* sal-record-fields-stored.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-fields-private.h"

/* Showing what is stored beside what was entered. */

static gboolean
has_focus (SalFieldControl *control)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (control)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* Whether what was entered in a field is known, so that it need not stay: it is what was stored
 * when it was entered, or what is stored now. After saving, what was sent counts in place of the
 * former, and what was wrong with it no longer is. */
static gboolean
is_known (SalFieldControl *control,
          guint field,
          SalRecord *entered,
          SalRecord *before,
          SalRecord *sent,
          SalRecord *stored)
{
  const SalValue *value = sal_record_get_value (entered, field);

  if (sent != NULL && sal_value_equal (value, sal_record_get_value (sent, field)))
    return TRUE;
  if (sal_field_control_has_problem (control))
    return FALSE;

  return !sal_field_control_is_touched (control) ||
         sal_value_equal (value, sal_record_get_value (stored, field)) ||
         (sent == NULL && sal_value_equal (value, sal_record_get_value (before, field)));
}

/* Shows what is stored; what was entered and is not stored stays. Where the cursor is, what says
 * the same is left as it was written. */
static void
show_stored (SalRecordFields *self, SalRecord *stored, SalRecord *sent)
{
  gboolean valid;
  g_autoptr (SalRecord) entered = sal_record_fields_read (self, FALSE, &valid);
  g_autoptr (SalRecord) before = g_steal_pointer (&self->base);

  self->base = g_object_ref (stored);
  for (guint i = 0; i < self->controls->len; i++)
    {
      SalFieldControl *control = g_ptr_array_index (self->controls, i);
      guint field = (guint) (sal_field_control_get_field (control) - self->kind->fields);

      if (!sal_field_control_read (control, entered, NULL) ||
          !is_known (control, field, entered, before, sent, stored))
        continue;
      if (has_focus (control) && sal_value_equal (sal_record_get_value (entered, field),
                                                  sal_record_get_value (stored, field)))
        sal_field_control_settle (control);
      else
        sal_field_control_show (control, stored);
    }
}

/* @sent: (nullable): what was entered when @record was stored */
void
sal_record_fields_take_stored (SalRecordFields *self,
                               SalRecord *record,
                               gint64 version,
                               SalRecord *sent)
{
  gboolean is_same = self->base != NULL &&
                     (sent != NULL || sal_record_get_id (self->base) == sal_record_get_id (record));

  self->is_new = FALSE;
  self->version = version;
  if (is_same)
    {
      show_stored (self, record, sent);
      return;
    }
  g_set_object (&self->base, record);
  sal_record_fields_revert (self);
}

/**
 * sal_record_fields_take:
 * @self: fields
 * @record: a record as it is stored
 * @version: its version
 *
 * Shows what is stored; what was entered and is not stored yet stays.
 */
void
sal_record_fields_take (SalRecordFields *self, SalRecord *record, gint64 version)
{
  if (!self->saving) /* what comes of it is taken then */
    sal_record_fields_take_stored (self, record, version, NULL);
}

/**
 * sal_record_fields_take_new:
 * @self: fields
 * @record: a record that is not stored
 *
 * Begins a new record.
 */
void
sal_record_fields_take_new (SalRecordFields *self, SalRecord *record)
{
  self->is_new = TRUE;
  g_set_object (&self->base, record);
  sal_record_fields_revert (self);
}

/* Gives up what was entered. */
void
sal_record_fields_revert (SalRecordFields *self)
{
  g_clear_object (&self->refused);
  for (guint i = 0; i < self->controls->len && self->base != NULL; i++)
    sal_field_control_show (g_ptr_array_index (self->controls, i), self->base);
}
