/* sal-churn-outlook-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-churn-model.h"

#include "sal-date.h"

/* How many years back cases are made of. */
#define YEARS_MAX 10

/* From when to when an account was a customer. */
typedef struct
{
  gint32 from;
  gint32 to; /* G_MAXINT32: it still is */
} Spell;

typedef struct
{
  SalChurnOutlook *outlook;
  GArray **spells; /* (nullable) of Spell, by account of the book; in order, without overlap */
} Loading;

static gint32
read_day (sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);
  gint32 day;

  return text != NULL && sal_date_parse_iso (text, &day) ? day : SAL_DATE_NONE;
}

/* Contracts come by their start; one that follows within the days of grace continues the spell. */
static void
add_spell (Loading *self, gint64 account, gint32 from, gint32 to)
{
  gint32 index = sal_id_map_lookup (self->outlook->book->indexes, account);
  Spell spell = { from, to };
  Spell *last;

  if (index < 0 || to < from)
    return;
  if (self->spells[index] == NULL)
    self->spells[index] = g_array_new (FALSE, FALSE, sizeof (Spell));
  last = self->spells[index]->len > 0
             ? &g_array_index (self->spells[index], Spell, self->spells[index]->len - 1)
             : NULL;
  if (last != NULL && (last->to == G_MAXINT32 || from <= last->to + SAL_CHURN_GRACE_DAYS))
    last->to = MAX (last->to, to);
  else
    g_array_append_val (self->spells[index], spell);
}

static void
take_contract (Loading *self, sqlite3_stmt *row)
{
  gint32 start = read_day (row, 1), end = read_day (row, 2), cancelled = read_day (row, 3);

  end = end != SAL_DATE_NONE ? end : G_MAXINT32;
  add_spell (self,
             sqlite3_column_int64 (row, 0),
             start,
             cancelled != SAL_DATE_NONE ? MIN (end, cancelled) : end);
}

/* Without contracts, who is a former customer has left a year after the last purchase. */
static void
take_purchases (Loading *self, sqlite3_stmt *row)
{
  gint32 first = read_day (row, 1), last = read_day (row, 2);

  if (first != SAL_DATE_NONE && last != SAL_DATE_NONE)
    add_spell (self,
               sqlite3_column_int64 (row, 0),
               first,
               sqlite3_column_int (row, 3) != 0 ? sal_date_add_months (last, SAL_CHURN_MONTHS)
                                                : G_MAXINT32);
}

static gboolean
read_rows (Loading *self,
           SalConnection *connection,
           const char *sql,
           void (*take) (Loading *self, sqlite3_stmt *row),
           GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  char day[SAL_DATE_BUFFER];
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sal_statement_bind_text (statement, 1, sal_date_write_iso (self->outlook->book->day, day));
  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      take (self, statement);
    }

  return FALSE;
}

static gboolean
load_spells (Loading *self, SalConnection *connection, GError **error)
{
  return read_rows (self,
                    connection,
                    "SELECT account, start, \"end\", cancelled FROM contract WHERE start <= ?1"
                    " ORDER BY account, start",
                    take_contract,
                    error) &&
         read_rows (self,
                    connection,
                    "SELECT o.account, min (o.close_date), max (o.close_date),"
                    " a.status IS 'former' FROM opportunity o JOIN stage s ON s.id = o.stage"
                    " JOIN account a ON a.id = o.account WHERE s.status = 'won'"
                    " AND o.close_date <= ?1"
                    " AND o.account NOT IN (SELECT account FROM contract) GROUP BY o.account",
                    take_purchases,
                    error);
}

/* --- cases --- */

static const Spell *
find_spell (const Loading *self, guint account, gint32 day)
{
  const GArray *spells = self->spells[account];

  for (guint i = 0; spells != NULL && i < spells->len; i++)
    {
      const Spell *spell = &g_array_index (spells, Spell, i);

      if (spell->from <= day && day <= spell->to)
        return spell;
    }

  return NULL;
}

static void
add_case (Loading *self, guint index, gint32 day)
{
  const SalHealthBook *book = self->outlook->book;
  const SalHealthAccount *account = &g_array_index (book->accounts, SalHealthAccount, index);
  const Spell *spell = find_spell (self, index, day);
  SalChurnCase one = { .account = account->id, .day = day };

  if (spell == NULL)
    return;
  one.has_left = spell->to < sal_date_add_months (day, SAL_CHURN_MONTHS);
  /* whether a contract follows is not known before the days of grace are over */
  if (one.has_left && spell->to + SAL_CHURN_GRACE_DAYS > book->day)
    return;
  sal_churn_read_features (book, account, day, one.values);
  if (sal_churn_features_are_known (one.values))
    g_array_append_val (self->outlook->cases, one);
}

static int
compare_predictions (gconstpointer a, gconstpointer b)
{
  const SalChurnPrediction *one = a, *other = b;

  return (one->probability < other->probability) - (one->probability > other->probability);
}

static void
predict (Loading *self, guint index)
{
  SalChurnOutlook *outlook = self->outlook;
  const SalHealthAccount *account =
      &g_array_index (outlook->book->accounts, SalHealthAccount, index);
  SalChurnPrediction one = { .account = account->id,
                             .name = account->name,
                             .owner_name = account->owner_name };

  if (find_spell (self, index, outlook->book->day) == NULL)
    return;
  sal_churn_read_features (outlook->book, account, outlook->book->day, one.values);
  if (!sal_churn_features_are_known (one.values))
    return;
  one.probability = sal_churn_model_predict (outlook->model, one.values, one.contributions);
  g_array_append_val (outlook->predictions, one);
}

static void
fill_outlook (Loading *self)
{
  SalChurnOutlook *outlook = self->outlook;
  const SalHealthBook *book = outlook->book;
  g_autoptr (GError) problem = NULL;

  /* once a year, so that no two cases of an account are about the same months */
  for (int year = 1; year <= YEARS_MAX; year++)
    for (guint i = 0; i < book->accounts->len; i++)
      add_case (self, i, sal_date_add_months (book->day, -SAL_CHURN_MONTHS * year));
  outlook->model = sal_churn_model_fit (
      (const SalChurnCase *) (gpointer) outlook->cases->data, outlook->cases->len, &problem);
  if (outlook->model == NULL)
    {
      outlook->problem = g_strdup (problem->message);
      return;
    }
  for (guint i = 0; i < book->accounts->len; i++)
    predict (self, i);
  g_array_sort (outlook->predictions, compare_predictions);
}

/**
 * sal_churn_outlook_load:
 * @connection: a connection of the main store
 * @day: as of when
 * @error: return location for an error
 *
 * Learns from the customers of past years who leaves, and predicts it for those of today. A case is
 * a customer with at least four known features on the day one, two, … years before @day; it left if
 * its last contract ended or was cancelled within the twelve months after and none followed within
 * ninety days, or, without contracts, if it is a former customer whose last purchase was a year
 * before.
 *
 * Returns: (transfer full): that, also without a model; or %NULL on a %SAL_STORE_ERROR
 */
SalChurnOutlook *
sal_churn_outlook_load (SalConnection *connection, gint32 day, GError **error)
{
  g_autoptr (SalChurnOutlook) self = g_new0 (SalChurnOutlook, 1);
  Loading loading = { .outlook = self };
  gboolean good;

  self->cases = g_array_new (FALSE, FALSE, sizeof (SalChurnCase));
  self->predictions = g_array_new (FALSE, FALSE, sizeof (SalChurnPrediction));
  self->book = sal_health_book_load (
      connection, 0, sal_date_add_months (day, -12 * (YEARS_MAX + 1)), day, error);
  if (self->book == NULL)
    return NULL;
  loading.spells = g_new0 (GArray *, self->book->accounts->len + 1);
  good = load_spells (&loading, connection, error);
  if (good)
    fill_outlook (&loading);
  for (guint i = 0; i < self->book->accounts->len; i++)
    g_clear_pointer (&loading.spells[i], g_array_unref);
  g_free (loading.spells);

  return good ? g_steal_pointer (&self) : NULL;
}

void
sal_churn_outlook_free (SalChurnOutlook *self)
{
  g_clear_pointer (&self->predictions, g_array_unref);
  g_clear_pointer (&self->cases, g_array_unref);
  g_clear_pointer (&self->model, sal_churn_model_free);
  g_clear_pointer (&self->book, sal_health_book_free);
  g_free (self->problem);
  g_free (self);
}
