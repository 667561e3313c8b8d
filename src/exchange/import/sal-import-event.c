/* sal-import-event.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-event.h"

#include "sal-date.h"
#include "sal-import-repository.h"
#include "sal-kinds.h"

/* What a stage event says of an opportunity; fields of the same name in both kinds. */
static const char *const followed[] = { "stage",      "amount", "currency",
                                        "close_date", "owner",  "category" };

/**
 * SalImportEvents:
 *
 * Writes the history of opportunities from successive imports: a stage event for each change of
 * stage, amount, close date, owner or category. The first change of an opportunity without history
 * also writes how it stood before, as of the import that said so, so that nothing is forgotten.
 */
struct _SalImportEvents
{
  SalTransaction *transaction;
  gint64 time;
  gint64 last_import; /* −1 until asked for */
};

/**
 * sal_import_events_are_kept:
 * @kind: a kind
 *
 * Tells whether records of @kind have a history of events.
 *
 * Returns: %TRUE for opportunities
 */
gboolean
sal_import_events_are_kept (const SalKind *kind)
{
  return kind == &sal_opportunity_kind;
}

/**
 * sal_import_events_new:
 * @transaction: the transaction of the import
 * @time: when the import happens, seconds UTC
 *
 * Prepares to write events.
 *
 * Returns: (transfer full): the events
 */
SalImportEvents *
sal_import_events_new (SalTransaction *transaction, gint64 time)
{
  SalImportEvents *self = g_new0 (SalImportEvents, 1);

  self->transaction = transaction;
  self->time = time;
  self->last_import = -1;

  return self;
}

void
sal_import_events_free (SalImportEvents *self)
{
  g_free (self);
}

static gboolean
has_moved (SalRecord *before, SalRecord *after)
{
  for (gsize i = 0; i < G_N_ELEMENTS (followed); i++)
    {
      guint field = (guint) sal_kind_field_index (&sal_opportunity_kind, followed[i]);

      if (!sal_value_equal (sal_record_get_value (before, field),
                            sal_record_get_value (after, field)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
insert_event (SalImportEvents *self, SalRecord *opportunity, gint64 time, GError **error)
{
  g_autoptr (SalRecord) event = sal_record_new (&sal_stage_event_kind);
  char text[SAL_TIME_BUFFER];

  sal_record_set_integer (event, "opportunity", sal_record_get_id (opportunity));
  sal_record_set_text (event, "time", sal_time_write_iso (time, text));
  for (gsize i = 0; i < G_N_ELEMENTS (followed); i++)
    {
      guint from = (guint) sal_kind_field_index (&sal_opportunity_kind, followed[i]);
      guint to = (guint) sal_kind_field_index (&sal_stage_event_kind, followed[i]);

      sal_record_set_value (event, to, sal_record_get_value (opportunity, from));
    }

  return sal_transaction_insert (self->transaction, event, error);
}

/* Since when an opportunity is known to have stood as it does: the last import, or the day it was
 * created. */
static gboolean
find_base_time (SalImportEvents *self, SalRecord *opportunity, gint64 *time, GError **error)
{
  gint32 created = sal_record_get_date (opportunity, "created");

  if (self->last_import < 0 &&
      !sal_import_repository_last_import (sal_transaction_get_connection (self->transaction),
                                          sal_opportunity_kind.name,
                                          &self->last_import,
                                          error))
    return FALSE;
  *time = self->last_import;
  if (*time == 0 && created != SAL_DATE_NONE)
    *time = (gint64) created * 86400;
  if (*time >= self->time)
    *time = self->time - 1;

  return TRUE;
}

/**
 * sal_import_events_add:
 * @self: the events
 * @before: an opportunity as it was
 * @after: the same opportunity as it is now
 * @error: return location for an error
 *
 * Writes an event if one of the fields that events follow has changed.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sal_import_events_add (SalImportEvents *self, SalRecord *before, SalRecord *after, GError **error)
{
  gboolean has;
  gint64 time;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!has_moved (before, after))
    return TRUE;
  if (!sal_import_repository_has_events (sal_transaction_get_connection (self->transaction),
                                         sal_record_get_id (before),
                                         &has,
                                         error))
    return FALSE;
  if (!has && (!find_base_time (self, before, &time, error) ||
               (time > 0 && !insert_event (self, before, time, error))))
    return FALSE;

  return insert_event (self, after, self->time, error);
}
