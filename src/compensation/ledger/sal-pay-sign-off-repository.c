/* sal-pay-sign-off-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-sign-off.h"

#include <glib/gi18n-lib.h>

#include "sal-kinds.h"
#include "sal-payout-period.h"
#include "sal-payout-run.h"
#include "sal-record-query.h"
#include "sal-store-error.h"

/* Whoever holds, on the last day of a period, the position to which a position reports that
 * somebody held in it. */
static const char MANAGERS[] =
    "SELECT DISTINCT m.person, a.person FROM assignment a"
    " JOIN position p ON p.id = a.position JOIN assignment m ON m.position = p.manager"
    " WHERE coalesce (a.valid_from, '') <= ?2 AND coalesce (a.valid_to, '9999') >= ?1"
    " AND coalesce (m.valid_from, '') <= ?2 AND coalesce (m.valid_to, '9999') >= ?2"
    " AND m.person != a.person ORDER BY m.person, a.person";

static void
sign_off_free (gpointer data)
{
  SalPaySignOff *self = data;

  g_free (self->name);
  g_free (self->recorded_by);
  g_array_unref (self->people);
  g_free (self);
}

typedef struct
{
  const SalPayoutStatements *content;
  GHashTable *paid; /* by person: who has a statement */
  GPtrArray *found; /* of SalPaySignOff */
} Loading;

/* --- who has to --- */

static SalPaySignOff *
ensure_sign_off (Loading *self, gint64 manager)
{
  SalPaySignOff *added;

  for (guint i = 0; i < self->found->len; i++)
    if (((SalPaySignOff *) self->found->pdata[i])->manager == manager)
      return self->found->pdata[i];
  added = g_new0 (SalPaySignOff, 1);
  added->manager = manager;
  added->name = sal_people_describe (self->content->setting->people, manager);
  added->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_ptr_array_add (self->found, added);

  return added;
}

static gpointer
read_managers (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Loading *self = data;
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, MANAGERS, error);
  char days[2][SAL_DATE_BUFFER];
  gboolean row;

  if (statement == NULL)
    return NULL;
  sal_statement_bind_text (
      statement, 1, sal_date_write_iso (self->content->setting->first, days[0]));
  sal_statement_bind_text (
      statement, 2, sal_date_write_iso (self->content->setting->last, days[1]));
  while (sal_connection_step (connection, statement, &row, error))
    {
      gint64 manager, person;

      if (!row)
        return self;
      manager = sqlite3_column_int64 (statement, 0);
      person = sqlite3_column_int64 (statement, 1);
      if (g_hash_table_contains (self->paid, &person))
        g_array_append_val (ensure_sign_off (self, manager)->people, person);
    }

  return NULL;
}

/* --- who has --- */

static gboolean
take_record (SalRecord *record, gpointer data, GError **error)
{
  Loading *self = data;
  SalRecord *period = self->content->setting->period;
  gint64 manager = sal_record_get_integer (record, "manager");

  if (g_strcmp0 (sal_record_get_text (record, "period"), sal_record_get_text (period, "period")) !=
      0)
    return TRUE;
  for (guint i = 0; i < self->found->len; i++)
    {
      SalPaySignOff *one = self->found->pdata[i];

      if (one->manager != manager)
        continue;
      one->record = sal_record_get_id (record);
      one->recorded_by = g_strdup (sal_record_get_text (record, "recorded_by"));
      sal_time_parse_iso (sal_record_get_text (record, "signed_at"), &one->time);
      one->is_outdated = g_strcmp0 (sal_record_get_text (record, "calculated_at"),
                                    sal_record_get_text (period, "calculated_at")) != 0;
    }

  return TRUE;
}

static gpointer
read_records (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_pay_sign_off_kind);

  return sal_record_query_foreach (query, connection, take_record, data, error) ? data : NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const SalPaySignOff *one = *(SalPaySignOff *const *) a;
  const SalPaySignOff *other = *(SalPaySignOff *const *) b;
  int order = g_utf8_collate (one->name, other->name);

  return order != 0 ? order : (one->manager > other->manager) - (one->manager < other->manager);
}

/**
 * sal_pay_sign_offs_load:
 * @workspace: a workspace whose pay is open
 * @content: the statements of a period, of everybody
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Lists the managers of the people who have statements, and whether they have signed them off. It
 * waits for both stores: not to be called on the main thread of a program.
 *
 * Returns: (transfer full) (element-type SalPaySignOff): one for each manager, by name, or %NULL
 *   with the errors of reading
 */
GPtrArray *
sal_pay_sign_offs_load (SalWorkspace *workspace,
                        const SalPayoutStatements *content,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (sign_off_free);
  g_autoptr (GHashTable) paid = g_hash_table_new (g_int64_hash, g_int64_equal);
  Loading loading = { content, paid, found };

  for (guint i = 0; i < content->statements->len; i++)
    g_hash_table_add (paid, &((SalPayStatement *) content->statements->pdata[i])->person);
  if (sal_store_read_sync (
          sal_workspace_get_store (workspace), read_managers, &loading, cancellable, error) ==
          NULL ||
      sal_store_read_sync (
          sal_workspace_get_pay_store (workspace), read_records, &loading, cancellable, error) ==
          NULL)
    return NULL;
  g_ptr_array_sort (found, compare_names);

  return g_steal_pointer (&found);
}

/**
 * sal_pay_sign_offs_count_missing:
 * @sign_offs: (element-type SalPaySignOff): the managers of a period
 *
 * Counts who has not signed off what is calculated now.
 *
 * Returns: how many
 */
guint
sal_pay_sign_offs_count_missing (const GPtrArray *sign_offs)
{
  guint n = 0;

  for (guint i = 0; i < sign_offs->len; i++)
    {
      const SalPaySignOff *one = sign_offs->pdata[i];

      n += one->record == 0 || one->is_outdated;
    }

  return n;
}

char *
sal_pay_sign_off_describe (const SalPaySignOff *self)
{
  g_autofree char *when = NULL;

  if (self->record == 0)
    return g_strdup (_ ("Not yet"));
  when = sal_time_format (self->time);

  /* translators: a time, and who recorded something */
  return g_strdup_printf (self->is_outdated ? _ ("An earlier calculation: %s, recorded by %s")
                                            : _ ("%s, recorded by %s"),
                          when,
                          self->recorded_by);
}

/* --- commands --- */

typedef struct
{
  const SalPaySignOffStep *step;
  SalRecord *found; /* (nullable) */
} Search;

static gboolean
find_same (SalRecord *record, gpointer data, GError **error)
{
  Search *self = data;

  if (sal_record_get_integer (record, "manager") == self->step->manager &&
      g_strcmp0 (sal_record_get_text (record, "period"), self->step->period) == 0)
    {
      g_clear_object (&self->found);
      self->found = sal_record_copy (record);
    }

  return TRUE;
}

static gboolean
find_record (SalTransaction *transaction,
             const SalPaySignOffStep *step,
             SalRecord **record,
             GError **error)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_pay_sign_off_kind);
  Search search = { step, NULL };
  gboolean done = sal_record_query_foreach (
      query, sal_transaction_get_connection (transaction), find_same, &search, error);

  *record = search.found;

  return done;
}

/* What is not calculated cannot be looked at, and what is closed needs no look any more. */
static SalRecord *
find_period (SalTransaction *transaction, const char *name, GError **error)
{
  g_autoptr (GPtrArray) periods =
      sal_payout_periods_list (sal_transaction_get_connection (transaction), error);
  SalRecord *period = periods != NULL ? sal_payout_periods_find (periods, name) : NULL;

  if (periods == NULL)
    return NULL;
  if (period != NULL && !sal_payout_period_has_status (period, SAL_PAYOUT_PERIOD_OPEN) &&
      !sal_payout_period_has_status (period, SAL_PAYOUT_PERIOD_CLOSED))
    return g_object_ref (period);
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_INVALID,
               _ ("%s cannot be signed off: only what is calculated, and not closed, can"),
               name);

  return NULL;
}

static SalRecord *
create_record (const SalPaySignOffStep *step)
{
  SalRecord *record = sal_record_new (&sal_pay_sign_off_kind);

  sal_record_set_text (record, "period", step->period);
  sal_record_set_integer (record, "manager", step->manager);

  return record;
}

/**
 * sal_pay_sign_off_give:
 * @transaction: a transaction of a pay store
 * @sign_off_step: the #SalPaySignOffStep
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Records that a manager signs off what is calculated of a period now.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if the period is not calculated, or is closed, or
 *   with the errors of writing
 */
gboolean
sal_pay_sign_off_give (SalTransaction *transaction,
                       gpointer sign_off_step,
                       GCancellable *cancellable,
                       GError **error)
{
  const SalPaySignOffStep *self = sign_off_step;
  g_autoptr (SalRecord) period = find_period (transaction, self->period, error);
  g_autoptr (SalRecord) found = NULL, record = NULL;
  char time[SAL_TIME_BUFFER];

  if (period == NULL || !find_record (transaction, self, &found, error))
    return FALSE;
  record = found != NULL ? g_object_ref (found) : create_record (self);
  sal_time_write_iso (sal_transaction_get_time (transaction), time);
  sal_record_set_text (record, "signed_at", time);
  sal_record_set_text (record, "recorded_by", self->author);
  sal_record_set_text (record, "calculated_at", sal_record_get_text (period, "calculated_at"));

  return found != NULL ? sal_transaction_update (transaction, record, error)
                       : sal_transaction_insert (transaction, record, error);
}

/**
 * sal_pay_sign_off_withdraw:
 * @transaction: a transaction of a pay store
 * @sign_off_step: the #SalPaySignOffStep
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Takes a sign-off back, if there is one.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if the period is closed, or with the errors of
 *   writing
 */
gboolean
sal_pay_sign_off_withdraw (SalTransaction *transaction,
                           gpointer sign_off_step,
                           GCancellable *cancellable,
                           GError **error)
{
  const SalPaySignOffStep *self = sign_off_step;
  g_autoptr (SalRecord) period = find_period (transaction, self->period, error);
  g_autoptr (SalRecord) found = NULL;

  if (period == NULL || !find_record (transaction, self, &found, error))
    return FALSE;

  return found == NULL ||
         sal_transaction_delete (
             transaction, &sal_pay_sign_off_kind, sal_record_get_id (found), error);
}
