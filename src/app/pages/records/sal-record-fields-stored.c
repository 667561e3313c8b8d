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

/* What is stored is what is edited from now on. */
static void
begin (SalRecordFields *self)
{
  g_clear_object (&self->begun);
  self->begun = sal_record_copy (self->base);
}

static void
begin_field (SalRecordFields *self, SalFieldControl *control, SalRecord *record)
{
  guint field = (guint) (sal_field_control_get_field (control) - self->kind->fields);

  sal_record_set_value (self->begun, field, sal_record_get_value (record, field));
  if (self->kind->fields[field].type == SAL_FIELD_REFERENCE)
    sal_record_set_reference_title (
        self->begun, field, sal_record_get_reference_title (record, field));
}

void
sal_record_fields_show_control (SalRecordFields *self, SalFieldControl *control)
{
  begin_field (self, control, self->base);
  sal_field_control_show (control, self->base);
}

/* What was entered stays, and what it was edited from is still known. */
static void
keep_entered (SalRecordFields *self, SalFieldControl *control, SalRecord *begun)
{
  begin_field (self, control, begun);
  if (sal_record_fields_is_overtaken (self, control))
    sal_record_fields_say_overtaken (self, control);
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
          SalRecord *stored,
          gboolean is_wrong)
{
  const SalValue *value = sal_record_get_value (entered, field);

  if (sent != NULL && sal_value_equal (value, sal_record_get_value (sent, field)))
    return TRUE;
  if (is_wrong)
    return FALSE;

  return !sal_field_control_is_touched (control) ||
         sal_value_equal (value, sal_record_get_value (stored, field)) ||
         (sent == NULL && sal_value_equal (value, sal_record_get_value (before, field)));
}

/* Whether a control says what is stored: an amount is in its currency. */
static gboolean
says_stored (
    SalFieldControl *control, guint field, SalRecord *entered, SalRecord *before, SalRecord *stored)
{
  if (sal_field_control_get_field (control)->type == SAL_FIELD_MONEY &&
      g_strcmp0 (sal_record_currency_of (before, field, NULL),
                 sal_record_currency_of (stored, field, NULL)) != 0)
    return FALSE;

  return sal_value_equal (sal_record_get_value (entered, field),
                          sal_record_get_value (stored, field));
}

/* Shows what is stored; what was entered and is not stored stays, and says so if that is not what
 * it was edited from. Where the cursor is, what says the same is left as it was written. */
static void
show_stored (SalRecordFields *self, SalRecord *stored, SalRecord *sent)
{
  gboolean valid;
  g_autoptr (SalRecord) entered = sal_record_fields_read (self, FALSE, &valid);
  g_autoptr (SalRecord) before = g_steal_pointer (&self->base);
  g_autoptr (SalRecord) begun = g_steal_pointer (&self->begun);

  self->base = g_object_ref (stored);
  begin (self);
  for (guint i = 0; i < self->controls->len; i++)
    {
      SalFieldControl *control = g_ptr_array_index (self->controls, i);
      guint field = (guint) (sal_field_control_get_field (control) - self->kind->fields);
      gboolean is_wrong = sal_field_control_has_problem (control) &&
                          sal_value_equal (sal_record_get_value (begun, field),
                                           sal_record_get_value (before, field));

      if (!sal_field_control_read (control, entered, NULL) ||
          !is_known (control, field, entered, before, sent, stored, is_wrong))
        keep_entered (self, control, sent != NULL ? stored : begun);
      else if (has_focus (control) && says_stored (control, field, entered, before, stored))
        sal_field_control_settle (control);
      else
        sal_field_control_show (control, stored);
    }
}

static gboolean
is_same (SalRecordFields *self, SalRecord *record)
{
  return self->base != NULL && sal_record_get_id (self->base) == sal_record_get_id (record);
}

void
sal_record_fields_take_stored (SalRecordFields *self,
                               SalRecord *record,
                               gint64 version,
                               SalRecord *sent)
{
  gboolean stays = sent != NULL || is_same (self, record);

  self->is_new = FALSE;
  self->version = version;
  if (stays)
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
  gboolean is_old = !self->is_new && is_same (self, record) && version < self->version;

  if (self->saving || is_old)
    return; /* what comes of it is taken then, or was */
  if (self->asking)
    {
      g_set_object (&self->newer, record);
      self->newer_version = version;
      return;
    }
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
  if (self->base != NULL)
    begin (self);
  for (guint i = 0; i < self->controls->len && self->base != NULL; i++)
    sal_field_control_show (g_ptr_array_index (self->controls, i), self->base);
}
