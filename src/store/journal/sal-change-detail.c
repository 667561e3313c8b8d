/* sal-change-detail.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-change-detail.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-number.h"

void
sal_change_detail_free (SalChangeDetail *self)
{
  g_free (self->title);
  g_free (self->before);
  g_free (self->after);
  g_free (self->currency);
  g_clear_pointer (&self->change, sal_field_change_free);
  g_free (self);
}

typedef struct
{
  SalConnection *connection;
  const char *currency;
  SalRecord *record; /* the one read last, as it is now; NULL if it is gone */
  const SalKind *kind;
  gint64 id;
} Reading;

/* The currency of an amount is a field of its own, which the change may not have touched. */
static const char *
currency_of (Reading *self, const SalFieldChange *change)
{
  g_autoptr (GPtrArray) records = NULL;

  if (change->field->currency_field == NULL)
    return self->currency;

  if (self->kind != change->kind || self->id != change->id)
    {
      self->kind = change->kind;
      self->id = change->id;
      g_clear_object (&self->record);
      records = sal_records_load (self->connection, change->kind, &change->id, 1, NULL);
      if (records != NULL && records->len == 1 && g_ptr_array_index (records, 0) != NULL)
        self->record = g_object_ref (g_ptr_array_index (records, 0));
    }
  if (self->record == NULL)
    return self->currency;

  return sal_record_currency_of (
      self->record, (guint) (change->field - change->kind->fields), self->currency);
}

static char *
value_to_display (Reading *self,
                  const SalFieldChange *change,
                  const SalValue *value,
                  const char *currency)
{
  const SalField *field = change->field;

  if (field == NULL)
    return value->storage == SAL_STORAGE_TEXT ? g_strndup (value->text, value->length)
                                              : g_strdup ("");
  if (field->type == SAL_FIELD_REFERENCE && value->storage == SAL_STORAGE_INTEGER)
    {
      g_auto (GStrv) titles =
          sal_records_load_titles (self->connection, field->references, &value->integer, 1, NULL);

      return g_strdup (titles != NULL && *titles[0] != '\0' ? titles[0] : _ ("(deleted)"));
    }

  return sal_field_to_display (field, value, currency);
}

/* Settings of the workspace are journaled by name. */
static const char *
setting_label (const char *name)
{
  static const struct
  {
    const char *name;
    const char *label;
  } settings[] = {
    { "name", N_ ("Name") },
    { "currency", N_ ("Reporting Currency") },
    { "fiscal-start-month", N_ ("First Month of the Fiscal Year") },
    { "fiscal-pattern", N_ ("Fiscal Calendar") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      if (g_strcmp0 (settings[i].name, name) == 0)
        return _ (settings[i].label);
    }

  return _ ("Setting");
}

/* @change: (transfer full) */
static SalChangeDetail *
detail_new (Reading *reading, SalFieldChange *change)
{
  SalChangeDetail *self = g_new0 (SalChangeDetail, 1);

  self->kind = change->kind;
  self->id = change->id;
  self->type = change->type;
  if (change->field != NULL)
    {
      self->title = g_strdup (change->title != NULL && *change->title != '\0' ? change->title
                                                                              : _ ("(no name)"));
      self->label = sal_field_get_label (change->field);
    }
  else
    {
      self->title = g_strdup (_ ("Workspace"));
      self->label = setting_label (change->title);
    }
  if (change->field != NULL && change->field->type == SAL_FIELD_MONEY)
    self->currency = g_strdup (currency_of (reading, change));
  self->before = value_to_display (reading, change, &change->before, self->currency);
  self->after = value_to_display (reading, change, &change->after, self->currency);
  self->change = change;

  return self;
}

/* @changes: (transfer full) */
static GPtrArray *
describe_changes (SalConnection *connection,
                  GPtrArray *changes,
                  const SalKind *kind,
                  gint64 id,
                  const char *currency)
{
  Reading reading = { connection, currency, NULL, NULL, 0 };
  GPtrArray *details = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_change_detail_free);

  g_ptr_array_set_free_func (changes, NULL);
  for (guint i = 0; i < changes->len; i++)
    {
      SalFieldChange *field = g_ptr_array_index (changes, i);

      if ((kind == NULL || (field->kind == kind && field->id == id)) &&
          (field->before.storage != SAL_STORAGE_NULL || field->after.storage != SAL_STORAGE_NULL))
        g_ptr_array_add (details, detail_new (&reading, field));
      else
        sal_field_change_free (field);
    }
  g_clear_object (&reading.record);
  g_ptr_array_unref (changes);

  return details;
}

/**
 * sal_change_details_load:
 * @connection: a connection
 * @kinds: (array zero-terminated=1): all kinds
 * @change: the id of a change
 * @kind: (nullable): only of the record @id of this kind
 * @id: ignored without @kind
 * @currency: the reporting currency
 * @limit: at most so many records
 * @error: return location for an error
 *
 * Reads what a change did, field by field, in words: references by title, amounts in their
 * currency. Fields that are empty before and after are left out.
 *
 * Returns: (transfer full) (element-type SalChangeDetail): the fields, or %NULL with an error of
 * #SalStoreError
 */
GPtrArray *
sal_change_details_load (SalConnection *connection,
                         const SalKind *const *kinds,
                         gint64 change,
                         const SalKind *kind,
                         gint64 id,
                         const char *currency,
                         guint limit,
                         GError **error)
{
  GPtrArray *changes = sal_journal_field_changes (connection, kinds, change, limit, error);

  return changes != NULL ? describe_changes (connection, changes, kind, id, currency) : NULL;
}

/**
 * sal_change_details_load_of:
 * @connection: a connection
 * @kinds: (array zero-terminated=1): all kinds
 * @change: the id of a change
 * @wanted: (scope call): whether a record that was touched is asked about
 * @data: passed to @wanted
 * @currency: the reporting currency
 * @limit: at most so many records
 * @error: return location for an error
 *
 * Reads what a change did to some records, as sal_change_details_load() does, however many others
 * it touched; rows that came by an import are none of them.
 *
 * Returns: (transfer full) (element-type SalChangeDetail): the fields, or %NULL with an error of
 * #SalStoreError
 */
GPtrArray *
sal_change_details_load_of (SalConnection *connection,
                            const SalKind *const *kinds,
                            gint64 change,
                            SalTouchedFunc wanted,
                            gpointer data,
                            const char *currency,
                            guint limit,
                            GError **error)
{
  GPtrArray *changes =
      sal_journal_field_changes_of (connection, kinds, change, wanted, data, limit, error);

  return changes != NULL ? describe_changes (connection, changes, NULL, 0, currency) : NULL;
}

/**
 * sal_change_detail_describe:
 * @self: a field of a change
 *
 * Says what happened to the field: "100 → 120", what was set, or what was there.
 *
 * Returns: (transfer full): the words
 */
char *
sal_change_detail_describe (const SalChangeDetail *self)
{
  if (self->type == SAL_TOUCH_INSERTED)
    return g_strdup (self->after);
  if (self->type == SAL_TOUCH_DELETED)
    return g_strdup (self->before);

  return g_strdup_printf ("%s → %s",
                          *self->before != '\0' ? self->before : _ ("empty"),
                          *self->after != '\0' ? self->after : _ ("empty"));
}

/**
 * sal_change_summarize:
 * @change: a change
 *
 * Says who made a change, when, how many records it touched, and whether it has been undone.
 *
 * Returns: (transfer full): one line
 */
char *
sal_change_summarize (const SalChange *change)
{
  gint64 n_rows = sal_change_get_n_rows (change);
  g_autofree char *time = sal_time_format (sal_change_get_time (change));
  g_autofree char *number = sal_number_format ((double) n_rows, 0);
  GString *text = g_string_new (NULL);

  if (sal_change_get_reverted_by (change) != 0)
    g_string_append_printf (text, "%s · ", _ ("Undone"));
  g_string_append_printf (text, "%s · %s", sal_change_get_author (change), time);
  if (n_rows > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%s record", "%s records", (gulong) n_rows), number);
    }

  return g_string_free (text, FALSE);
}
