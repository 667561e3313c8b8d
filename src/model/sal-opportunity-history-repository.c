/* sal-opportunity-history-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-opportunity-history-repository.h"

#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-store-error.h"

/* What a stage event says of an opportunity; fields of the same name in both kinds. */
static const char *const followed[] = { "stage",      "amount", "currency",
                                        "close_date", "owner",  "category" };

/* --- stage events --- */

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
insert_event (SalTransaction *transaction, SalRecord *opportunity, gint64 time, GError **error)
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

  return sal_transaction_insert (transaction, event, error);
}

static gboolean
has_events (SalTransaction *transaction, gint64 opportunity, gboolean *has, GError **error)
{
  SalConnection *connection = sal_transaction_get_connection (transaction);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection, "SELECT 1 FROM stage_event WHERE opportunity = ? LIMIT 1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, opportunity);

  return sal_connection_step (connection, statement, has, error);
}

/* When opportunities were imported last before now, 0 if never */
static gboolean
find_last_import (SalTransaction *transaction, gint64 *time, GError **error)
{
  SalConnection *connection = sal_transaction_get_connection (transaction);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection, "SELECT max(imported) FROM import_source WHERE kind = 'opportunity'", error);
  SalValue value;
  gboolean row;

  *time = 0;
  if (statement == NULL || !sal_connection_step (connection, statement, &row, error))
    return FALSE;
  value = row ? sal_statement_column (statement, 0) : SAL_VALUE_NULL;
  if (value.storage == SAL_STORAGE_TEXT)
    sal_time_parse_iso (value.text, time);

  return TRUE;
}

/* Since when an opportunity is known to have stood as it does: the last import, or the day it was
 * created; 0 if neither is known. */
static gboolean
find_base_time (SalTransaction *transaction, SalRecord *opportunity, gint64 *time, GError **error)
{
  gint32 created = sal_record_get_date (opportunity, "created");
  gint64 now = sal_transaction_get_time (transaction);

  if (!find_last_import (transaction, time, error))
    return FALSE;
  if (*time == 0 && created != SAL_DATE_NONE)
    *time = (gint64) created * SAL_SECONDS_PER_DAY;
  if (*time >= now)
    *time = now - 1;

  return TRUE;
}

/**
 * sal_opportunity_written:
 * @transaction: a transaction
 * @before: (nullable): an opportunity as it was, or %NULL if it is new
 * @opportunity: the same as it is now
 * @error: return location for an error
 *
 * Writes the history of an opportunity: a stage event when it is created and for each change of
 * stage, amount, close date, owner or category, in the same change. The first change of an
 * opportunity without history, as most imported ones are, also writes how it stood before, as of
 * when that is known from, so that nothing is forgotten.
 *
 * Returns: %FALSE with @error set if an event could not be written
 */
gboolean
sal_opportunity_written (SalTransaction *transaction,
                         SalRecord *before,
                         SalRecord *opportunity,
                         GError **error)
{
  gint64 now = sal_transaction_get_time (transaction), base;
  gboolean has;

  if (before == NULL)
    return insert_event (transaction, opportunity, now, error);
  if (!has_moved (before, opportunity))
    return TRUE;
  if (!has_events (transaction, sal_record_get_id (before), &has, error))
    return FALSE;
  if (!has && (!find_base_time (transaction, before, &base, error) ||
               (base > 0 && !insert_event (transaction, before, base, error))))
    return FALSE;

  return insert_event (transaction, opportunity, now, error);
}

/* --- what follows an edit --- */

typedef enum
{
  STATUS_NONE, /* no stage, or none that is there */
  STATUS_OPEN,
  STATUS_WON,
  STATUS_LOST,
} Status;

/* By Status; the category an opportunity has unless its owner says otherwise. */
static const char *const categories[] = { NULL, "pipeline", "closed", "omitted" };

static gboolean
find_status (SalTransaction *transaction, SalRecord *opportunity, Status *status, GError **error)
{
  gint64 id = opportunity != NULL ? sal_record_get_integer (opportunity, "stage") : 0;
  g_autoptr (GError) failure = NULL;
  g_autoptr (SalRecord) stage = NULL;
  const char *text;

  *status = STATUS_NONE;
  if (id == 0)
    return TRUE;
  stage = sal_transaction_load (transaction, &sal_stage_kind, id, &failure);
  if (stage == NULL)
    {
      /* validation says so with the field's name */
      if (g_error_matches (failure, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  text = sal_record_get_text (stage, "status");
  *status = g_strcmp0 (text, "won") == 0    ? STATUS_WON
            : g_strcmp0 (text, "lost") == 0 ? STATUS_LOST
                                            : STATUS_OPEN;

  return TRUE;
}

static gboolean
is_untouched (SalRecord *before, SalRecord *opportunity, const char *name)
{
  guint field = (guint) sal_kind_field_index (&sal_opportunity_kind, name);
  const SalValue *value = sal_record_get_value (opportunity, field);

  return before != NULL ? sal_value_equal (sal_record_get_value (before, field), value)
                        : value->storage == SAL_STORAGE_NULL;
}

/**
 * sal_opportunity_edited:
 * @transaction: a transaction
 * @before: (nullable): an opportunity as it was, or %NULL if it is new
 * @opportunity: the same as somebody wants it; completed
 * @error: return location for an error
 *
 * Lets category and close date follow a stage that somebody chose, unless the same edit sets them:
 * what is won is closed and what is lost is omitted, as of today; what is opened again is pipeline,
 * unless its category was not that of its former stage.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_opportunity_edited (SalTransaction *transaction,
                        SalRecord *before,
                        SalRecord *opportunity,
                        GError **error)
{
  const char *category = sal_record_get_text (opportunity, "category");
  Status was, is;

  if (!find_status (transaction, before, &was, error) ||
      !find_status (transaction, opportunity, &is, error))
    return FALSE;
  if (is == was || is == STATUS_NONE)
    return TRUE;

  if (is_untouched (before, opportunity, "category") &&
      (is != STATUS_OPEN || category == NULL || g_strcmp0 (category, categories[was]) == 0))
    sal_record_set_text (opportunity, "category", categories[is]);
  if (is != STATUS_OPEN && was != STATUS_WON && was != STATUS_LOST &&
      is_untouched (before, opportunity, "close_date"))
    sal_record_set_date (opportunity, "close_date", sal_date_today ());

  return TRUE;
}
