/* sal-account-why-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-why.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-number.h"
#include "sal-rate.h"
#include "sal-record-query.h"
#include "sal-store.h"

typedef struct
{
  SalConnection *connection;
  const SalAccountQuestion *question;
  SalAccountWhy *why;
  gboolean is_decided; /* something counts already */
} Asking;

typedef gboolean (*RowFunc) (Asking *self, sqlite3_stmt *statement, GError **error);

static void
ground_free (gpointer data)
{
  SalAccountGround *ground = data;

  g_free (ground->text);
  g_free (ground->note);
  g_free (ground);
}

void
sal_account_why_free (SalAccountWhy *self)
{
  g_free (self->account);
  g_ptr_array_unref (self->grounds);
  g_free (self);
}

/* Calls @func for each row; ?1 is the alignment, ?2 the account. */
static gboolean
for_each_row (Asking *self, const char *sql, RowFunc func, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->question->alignment);
  if (sqlite3_bind_parameter_count (statement) > 1)
    sqlite3_bind_int64 (statement, 2, self->question->account);
  while (sal_connection_step (self->connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      if (!func (self, statement, error))
        return FALSE;
    }

  return FALSE;
}

static const char *
text_at (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? text : "";
}

static void
add_ground (Asking *self, SalDesignReason reason, char *text, char *note, gboolean counts)
{
  SalAccountGround *ground = g_new (SalAccountGround, 1);

  *ground = (SalAccountGround){ reason, text, note, counts };
  g_ptr_array_add (self->why->grounds, ground);
}

/* --- by name --- */

/* Who said so, and when: the author of the first change of a record. */
static char *
find_author (Asking *self, gint64 name, GError **error)
{
  g_autoptr (GPtrArray) changes = sal_journal_list_record (
      self->connection, sal_model_kinds (), &sal_territory_account_kind, name, error);
  g_autofree char *time = NULL;
  const SalChange *first;

  if (changes == NULL)
    return NULL;
  if (changes->len == 0)
    return g_strdup ("");
  first = g_ptr_array_index (changes, changes->len - 1);
  time = sal_time_format (sal_change_get_time (first));
  if (sal_change_get_author (first) == NULL)
    return g_steal_pointer (&time);

  /* translators: who did something, and when */
  return g_strdup_printf (_ ("%1$s, %2$s"), sal_change_get_author (first), time);
}

static char *
describe_name (const char *territory, gint64 share, gint32 until)
{
  g_autofree char *day = until != SAL_DATE_NONE ? sal_date_format (until) : NULL;
  g_autofree char *part =
      sal_rate_format_percent (share, share % (SAL_RATE_ONE / 100) != 0 ? 2 : 0);

  if (day != NULL && share == SAL_RATE_ONE)
    /* translators: a territory, and a day */
    return g_strdup_printf (_ ("Held over with %1$s until %2$s"), territory, day);
  if (day != NULL)
    /* translators: a territory, a share, and a day */
    return g_strdup_printf (
        _ ("Held over with %1$s, %2$s of it, until %3$s"), territory, part, day);
  if (share == SAL_RATE_ONE)
    /* translators: a territory */
    return g_strdup_printf (_ ("Named for %s"), territory);

  /* translators: a territory, and a share */
  return g_strdup_printf (_ ("Named for %1$s, %2$s of it"), territory, part);
}

static gboolean
add_name (Asking *self, sqlite3_stmt *statement, GError **error)
{
  g_autofree char *author = find_author (self, sqlite3_column_int64 (statement, 0), error);
  const char *reason = text_at (statement, 4);
  gint32 until = SAL_DATE_NONE;
  gboolean counts;

  if (author == NULL)
    return FALSE;
  if (sqlite3_column_type (statement, 3) != SQLITE_NULL)
    sal_date_parse_iso (text_at (statement, 3), &until);
  counts = sqlite3_column_int (statement, 5) != 0;
  self->is_decided |= counts;
  add_ground (
      self,
      SAL_DESIGN_REASON_NAMED,
      describe_name (text_at (statement, 1), sqlite3_column_int64 (statement, 2), until),
      g_strdup_printf ("%s%s%s", reason, *reason != '\0' && *author != '\0' ? "\n" : "", author),
      counts);

  return TRUE;
}

/* A holdover counts until it ends, and before what is for good; both as the design has it. */
static gboolean
add_names (Asking *self, GError **error)
{
  char day[SAL_DATE_BUFFER];
  g_autofree char *sql =
      g_strdup_printf ("WITH own AS (SELECT n.id, t.name, coalesce (n.share, 1000000000) AS share,"
                       " n.holdover_until AS until, n.reason FROM territory_account AS n"
                       " JOIN territory AS t ON t.id = n.territory"
                       " WHERE n.alignment = ?1 AND n.account = ?2)"
                       " SELECT id, name, share, until, reason, iif (until IS NULL, NOT EXISTS"
                       " (SELECT 1 FROM own WHERE until >= '%1$s'), until >= '%1$s')"
                       " FROM own ORDER BY until IS NULL, until, share DESC, id",
                       sal_date_write_iso (self->question->as_of, day));

  return for_each_row (self, sql, add_name, error);
}

/* --- by rule --- */

static gboolean
add_rule (Asking *self, sqlite3_stmt *statement, GError **error)
{
  const SalAccountQuestion *question = self->question;
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_account_kind);
  gboolean counts = !self->is_decided && sqlite3_column_type (statement, 3) != SQLITE_NULL;
  gint64 n = 0;

  sal_record_query_set_ids (query, &question->account, 1);
  if (!sal_record_query_set_filter (
          query, text_at (statement, 2), question->calendar, question->currency, error) ||
      !sal_record_query_count (query, self->connection, &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;

  self->is_decided |= counts;
  add_ground (self,
              SAL_DESIGN_REASON_RULE,
              /* translators: the name of a rule, and a territory */
              g_strdup_printf (_ ("The rule “%1$s” gives it to %2$s"),
                               text_at (statement, 1),
                               counts || sqlite3_column_type (statement, 3) != SQLITE_NULL
                                   ? text_at (statement, 3)
                                   : _ ("no territory")),
              g_strdup (text_at (statement, 2)),
              counts);

  return TRUE;
}

/* --- by area --- */

static void
add_area (Asking *self)
{
  const SalAccountQuestion *question = self->question;

  if (question->area == NULL)
    add_ground (
        self,
        SAL_DESIGN_REASON_AREA,
        g_strdup (_ ("It lies in none of the areas")),
        g_strdup (_ ("Its county, postal code or coordinates are missing, or are elsewhere")),
        FALSE);
  else if (question->area_territory == NULL)
    add_ground (self,
                SAL_DESIGN_REASON_AREA,
                /* translators: the name of an area */
                g_strdup_printf (_ ("It lies in %s, which no territory has"), question->area),
                NULL,
                FALSE);
  else
    add_ground (self,
                SAL_DESIGN_REASON_AREA,
                /* translators: the name of an area, and a territory */
                g_strdup_printf (_ ("It lies in %1$s, which is part of %2$s"),
                                 question->area,
                                 question->area_territory),
                NULL,
                !self->is_decided);
}

/**
 * sal_account_why_load:
 * @connection: a connection of the main store
 * @question: what is asked
 * @error: return location for an error
 *
 * Lists all that says whose an account is: the territories that it is named for or held over with,
 * the rules that it matches by their rank, and its area; and which of these counts.
 *
 * Returns: (transfer full): the answer, or %NULL on a %SAL_STORE_ERROR, if a rule cannot be read,
 *   or if cancelled
 */
SalAccountWhy *
sal_account_why_load (SalConnection *connection, const SalAccountQuestion *question, GError **error)
{
  g_autoptr (SalAccountWhy) why = g_new0 (SalAccountWhy, 1);
  Asking asking = { connection, question, why, FALSE };
  g_auto (GStrv) titles = NULL;

  why->grounds = g_ptr_array_new_with_free_func (ground_free);
  titles = sal_records_load_titles (connection, &sal_account_kind, &question->account, 1, error);
  if (titles == NULL || !add_names (&asking, error) ||
      !for_each_row (&asking,
                     "SELECT r.id, r.name, r.condition, t.name FROM territory_rule AS r"
                     " LEFT JOIN territory AS t ON t.id = r.territory"
                     " WHERE r.alignment = ?1 ORDER BY r.rank, r.id",
                     add_rule,
                     error))
    return NULL;
  why->account = g_strdup (titles[0]);
  add_area (&asking);

  return g_steal_pointer (&why);
}
