/* sal-whitespace-facts-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace-loading-private.h"

#include "sal-date.h"
#include "sal-kinds.h"

/* The columns that all rows of facts begin with. */
enum
{
  ACCOUNT,
  UNIT,
  FAMILY,
  ID,
  TITLE,
  AMOUNT,
  FROM,
  N_COMMON,
};

/* Where a fact is recorded. */
typedef struct
{
  guint account, row, family;
  SalWhitespaceCell *cell;
} Place;

gint32
sal_whitespace_loading_read_day (sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);
  gint32 day;

  return text != NULL && sal_date_parse_iso (text, &day) ? day : SAL_DATE_NONE;
}

/* FALSE if the account or family is not there. */
static gboolean
find_place (SalWhitespaceLoading *self, sqlite3_stmt *row, Place *place)
{
  int account = sal_whitespace_find_account (self->portfolio, sqlite3_column_int64 (row, ACCOUNT));
  gint64 id = sqlite3_column_int64 (row, FAMILY);
  int family = id != 0 ? sal_id_map_lookup (self->families, id) : -1;
  const SalWhitespaceAccount *one;

  if (account < 0 || family < 0)
    return FALSE;
  one = sal_whitespace_get_account (self->portfolio, (guint) account);
  place->account = (guint) account;
  place->family = (guint) family;
  place->row = sal_whitespace_account_find_row (one, sqlite3_column_int64 (row, UNIT));
  place->cell = sal_whitespace_get_cell (self->portfolio, one, place->row, place->family);
  g_array_index (self->portfolio->families, SalWhitespaceName, family).is_used = TRUE;

  return TRUE;
}

/* What is said by several lines of a record is one piece of evidence. */
static void
note (SalWhitespaceLoading *self,
      sqlite3_stmt *row,
      SalEvidenceType type,
      const SalKind *kind,
      gboolean counts)
{
  SalWhitespaceEvidence evidence = { .type = type,
                                     .kind = kind,
                                     .id = sqlite3_column_int64 (row, ID),
                                     .unit = sqlite3_column_int64 (row, UNIT),
                                     .family = sqlite3_column_int64 (row, FAMILY),
                                     .amount = sqlite3_column_int64 (row, AMOUNT),
                                     .counts = counts };

  if (self->evidence == NULL)
    return;
  for (guint i = self->evidence->len; i-- > 0;)
    {
      SalWhitespaceEvidence *other = &g_array_index (self->evidence, SalWhitespaceEvidence, i);

      if (other->kind != kind || other->id != evidence.id)
        break;
      if (other->family == evidence.family)
        {
          other->amount += evidence.amount;
          return;
        }
    }
  evidence.title = g_strdup ((const char *) sqlite3_column_text (row, TITLE));
  evidence.day = sal_whitespace_loading_read_day (row, FROM);
  g_array_append_val (self->evidence, evidence);
}

static void
count (guint16 *n)
{
  if (*n < G_MAXUINT16)
    ++*n;
}

static void
bought_on (SalWhitespaceCell *cell, gint32 day)
{
  if (day != SAL_DATE_NONE && (cell->first == SAL_DATE_NONE || day < cell->first))
    cell->first = day;
}

static void
take_installed (SalWhitespaceLoading *self, sqlite3_stmt *row)
{
  gint32 to = sal_whitespace_loading_read_day (row, N_COMMON);
  gboolean in_force = to == SAL_DATE_NONE || to >= self->portfolio->day;
  Place place;

  if (!find_place (self, row, &place))
    return;
  count (in_force ? &place.cell->n_installed : &place.cell->n_ended);
  if (in_force)
    place.cell->installed += sqlite3_column_int64 (row, AMOUNT);
  bought_on (place.cell, sal_whitespace_loading_read_day (row, FROM));
  note (self,
        row,
        in_force ? SAL_EVIDENCE_INSTALLED : SAL_EVIDENCE_ENDED,
        &sal_installed_product_kind,
        in_force);
}

static void
take_contract (SalWhitespaceLoading *self, sqlite3_stmt *row)
{
  Place place;

  if (!find_place (self, row, &place))
    return;
  bought_on (place.cell, sal_whitespace_loading_read_day (row, FROM));
  if (sqlite3_column_int (row, N_COMMON) == 0)
    return;
  count (&place.cell->n_bought);
  place.cell->bought += sqlite3_column_int64 (row, AMOUNT);
  note (self, row, SAL_EVIDENCE_CONTRACT, &sal_contract_kind, TRUE);
}

/* --- opportunities --- */

enum
{
  STATUS = N_COMMON,
  CREATED,
  IN_YEAR,
  HAS_CONTRACT,
};

/* One for each family of an opportunity, whose lines follow each other. */
static void
add_attempt (SalWhitespaceLoading *self, const Place *place, sqlite3_stmt *row, gboolean won)
{
  gint64 id = sqlite3_column_int64 (row, ID);
  SalWhitespaceAttempt attempt = { place->account, place->family, SAL_DATE_NONE, won };
  SalWhitespaceAttempt *others = (SalWhitespaceAttempt *) (gpointer) self->attempts->data;

  if (id == self->last_attempt)
    for (guint i = self->attempts->len; i-- > 0 && others[i].account == place->account;)
      if (others[i].family == place->family)
        return;
  attempt.created = sal_whitespace_loading_read_day (row, CREATED);
  self->last_attempt = id;
  if (attempt.created != SAL_DATE_NONE)
    g_array_append_val (self->attempts, attempt);
}

static void
take_won (SalWhitespaceLoading *self, const Place *place, sqlite3_stmt *row)
{
  gboolean in_year = sqlite3_column_int (row, IN_YEAR) != 0;

  bought_on (place->cell, sal_whitespace_loading_read_day (row, FROM));
  if (in_year)
    add_attempt (self, place, row, TRUE);
  if (sqlite3_column_int (row, HAS_CONTRACT) != 0)
    return;
  count (&place->cell->n_bought);
  if (in_year)
    place->cell->bought += sqlite3_column_int64 (row, AMOUNT);
  note (self, row, SAL_EVIDENCE_WON, &sal_opportunity_kind, TRUE);
}

static void
take_opportunity (SalWhitespaceLoading *self, sqlite3_stmt *row)
{
  const char *status = (const char *) sqlite3_column_text (row, STATUS);
  Place place;

  if (!find_place (self, row, &place))
    return;
  switch (status[0])
    {
    case 'w':
      take_won (self, &place, row);
      break;

    case 'o':
      count (&place.cell->n_pipeline);
      place.cell->pipeline += sqlite3_column_int64 (row, AMOUNT);
      note (self, row, SAL_EVIDENCE_PIPELINE, &sal_opportunity_kind, TRUE);
      break;

    default:
      add_attempt (self, &place, row, FALSE);
      break;
    }
}

/* --- what was judged --- */

/* Older ones come first. */
static void
take_potential (SalWhitespaceLoading *self, sqlite3_stmt *row)
{
  const char *source = (const char *) sqlite3_column_text (row, N_COMMON);
  Place place;

  if (!find_place (self, row, &place))
    return;
  place.cell->recorded = sqlite3_column_int64 (row, AMOUNT);
  place.cell->recorded_on = sal_whitespace_loading_read_day (row, FROM);
  place.cell->recorded_from = g_strcmp0 (source, SAL_POTENTIAL_TEXT_IMPORTED) == 0
                                  ? SAL_POTENTIAL_IMPORTED
                                  : SAL_POTENTIAL_TYPED;
  note (self, row, SAL_EVIDENCE_POTENTIAL, &sal_account_potential_kind, TRUE);
}

static void
take_exception (SalWhitespaceLoading *self, sqlite3_stmt *row)
{
  Place place;

  if (!find_place (self, row, &place))
    return;
  place.cell->is_excluded = TRUE;
  note (self, row, SAL_EVIDENCE_EXCEPTION, &sal_eligibility_exception_kind, TRUE);
}

/* Cells follow from no plan. */
static void
take_play (SalWhitespaceLoading *self, sqlite3_stmt *row)
{
  note (self, row, SAL_EVIDENCE_PLAY, &sal_growth_play_kind, FALSE);
}

/* Each gives rows of facts, of all accounts or, where %s stands, of some. ?1 is the day, ?2 that a
 * year before, ?3 the accounts. What an opportunity is about says its lines, or itself if it has
 * none; lost ones are asked for in the year alone. */
static const struct
{
  const char *sql;
  const char *column; /* of the account */
  void (*take) (SalWhitespaceLoading *self, sqlite3_stmt *row);
  gboolean is_evidence; /* and nothing else: asked for only as such */
} parts[] = {
  { "SELECT i.account, i.buying_unit, i.product_family, i.id, p.name,"
    " sal_convert (i.annual_value, i.currency, ?1), i.valid_from, i.valid_to"
    " FROM installed_product i LEFT JOIN product p ON p.id = i.product"
    " WHERE i.valid_from <= ?1 %s",
    "i.account",
    take_installed },
  { "SELECT c.account, o.buying_unit, coalesce (c.product_family, o.product_family), c.id, c.name,"
    " sal_convert (coalesce (c.annual_value, c.total_value * 12 / nullif (c.term_months, 0)),"
    " c.currency, ?1), c.start,"
    " (c.\"end\" IS NULL OR c.\"end\" >= ?1) AND (c.cancelled IS NULL OR c.cancelled > ?1)"
    " FROM contract c LEFT JOIN opportunity o ON o.id = c.opportunity"
    " WHERE c.start <= ?1 %s",
    "c.account",
    take_contract },
  { "SELECT o.account, o.buying_unit, coalesce (p.family, o.product_family), o.id, o.name,"
    " CASE WHEN s.status = 'open' THEN sal_convert (coalesce (l.amount, o.amount),"
    " coalesce (l.currency, o.currency), ?1) WHEN s.status = 'won' AND o.close_date > ?2"
    " THEN sal_convert (coalesce (l.amount, o.amount), coalesce (l.currency, o.currency),"
    " o.close_date) END,"
    " o.close_date, s.status, coalesce (o.created, o.close_date), o.close_date > ?2,"
    " s.status = 'won' AND EXISTS (SELECT 1 FROM contract c WHERE c.opportunity = o.id"
    " AND coalesce (c.product_family, o.product_family) = coalesce (p.family, o.product_family))"
    " FROM opportunity o CROSS JOIN stage s ON s.id = o.stage"
    " LEFT JOIN opportunity_line l ON l.opportunity = o.id"
    " LEFT JOIN product p ON p.id = l.product"
    " WHERE (s.status = 'open' OR (o.close_date <= ?1"
    " AND (s.status = 'won' OR o.close_date > ?2))) %s",
    "o.account",
    take_opportunity },
  { "SELECT p.account, p.buying_unit, p.product_family, p.id, p.note,"
    " sal_convert (p.amount, p.currency, ?1), p.as_of, p.source"
    " FROM account_potential p WHERE p.as_of <= ?1 %s ORDER BY p.as_of, p.id",
    "p.account",
    take_potential },
  { "SELECT e.account, e.buying_unit, e.product_family, e.id, e.reason, 0, e.decided_on"
    " FROM eligibility_exception e WHERE TRUE %s",
    "e.account",
    take_exception },
  { "SELECT a.account, g.buying_unit, g.product_family, g.id, g.name,"
    " sal_convert (g.value, g.currency, ?1), g.reviewed_on"
    " FROM growth_play g JOIN account_plan a ON a.id = g.plan"
    " WHERE g.status IN ('idea', 'active') AND a.status <> 'closed' %s ORDER BY g.id",
    "a.account",
    take_play,
    TRUE },
};

/* A cross-sell is a family that the account had not bought when it was offered, while it had bought
 * another one. */
static void
judge_attempts (SalWhitespaceLoading *self)
{
  const SalWhitespace *portfolio = self->portfolio;

  for (guint i = 0; i < self->attempts->len; i++)
    {
      const SalWhitespaceAttempt *attempt =
          &g_array_index (self->attempts, SalWhitespaceAttempt, i);
      const SalWhitespaceAccount *account =
          sal_whitespace_get_account (portfolio, attempt->account);
      gboolean had_it = FALSE, had_another = FALSE;
      SalWhitespaceCell *cell;

      for (guint row = 0; row < sal_whitespace_account_n_rows (account); row++)
        for (guint family = 0; family < portfolio->families->len; family++)
          {
            gint32 first = sal_whitespace_get_cell (portfolio, account, row, family)->first;
            gboolean before = first != SAL_DATE_NONE && first < attempt->created;

            had_it |= before && family == attempt->family;
            had_another |= before && family != attempt->family;
          }
      if (had_it || !had_another)
        continue;
      cell =
          sal_whitespace_get_cell (portfolio, account, SAL_WHITESPACE_ROW_WHOLE, attempt->family);
      count (&cell->n_attempts);
      if (attempt->won)
        count (&cell->n_successes);
    }
}

/* Reads what is recorded of the accounts into their cells, and as evidence if that is asked for. */
gboolean
sal_whitespace_loading_read_facts (SalWhitespaceLoading *self, GError **error)
{
  self->attempts = g_array_new (FALSE, FALSE, sizeof (SalWhitespaceAttempt));
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if ((self->evidence != NULL || !parts[i].is_evidence) &&
        !sal_whitespace_loading_read_rows (
            self, parts[i].sql, parts[i].column, parts[i].take, error))
      return FALSE;
  judge_attempts (self);

  return TRUE;
}
