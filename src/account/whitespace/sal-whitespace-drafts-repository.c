/* sal-whitespace-drafts-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace-drafts.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-kinds.h"

static void
refer (SalRecord *record, const char *field, gint64 id, const char *title)
{
  sal_record_set_integer (record, field, id);
  sal_record_set_reference_title (
      record, (guint) sal_kind_field_index (sal_record_get_kind (record), field), title);
}

/* How long a sale takes where too few were won to tell. */
#define USUAL_DAYS 90

static void
fill_opportunity (SalRecord *record,
                  const SalWhitespace *self,
                  const SalWhitespaceAccount *account,
                  const SalWhitespaceCell *cell,
                  const char *family)
{
  /* translators: an account and a product family */
  g_autofree char *name = g_strdup_printf (_ ("%1$s – %2$s"), account->name, family);

  sal_record_set_text (record, "name", name);
  sal_record_set_text (record, "type", account->is_customer ? "expansion" : "new");
  if (cell->open > 0)
    sal_record_set_integer (record, "amount", cell->open);
  sal_record_set_text (record, "currency", self->currency);
  sal_record_set_date (record, "close_date", self->day + USUAL_DAYS);
  if (account->owner != SAL_DIMENSION_NONE)
    refer (record,
           "owner",
           sal_dimension_get_id (self->owners, account->owner),
           sal_dimension_get_label (self->owners, account->owner));
}

static void
fill_play (SalRecord *record,
           const SalWhitespace *self,
           const SalWhitespaceCell *cell,
           const char *family)
{
  /* translators: a product family */
  g_autofree char *name = g_strdup_printf (_ ("Introduce %s"), family);

  sal_record_set_text (record, "name", name);
  if (cell->open > 0)
    sal_record_set_integer (record, "value", cell->open);
  sal_record_set_text (record, "currency", self->currency);
}

/**
 * sal_whitespace_draft:
 * @self: a portfolio
 * @account: one of its accounts
 * @row: a row
 * @family: a product family
 * @kind: opportunities, growth plays, installed products, potentials, or exceptions
 *
 * Begins a record about a cell. An opportunity or a growth play is for what is open;
 * sal_whitespace_draft_complete() adds what it needs besides. An opportunity is to be closed in 90
 * days.
 *
 * Returns: (transfer full): a new record with a new id
 */
SalRecord *
sal_whitespace_draft (const SalWhitespace *self,
                      const SalWhitespaceAccount *account,
                      guint row,
                      guint family,
                      const SalKind *kind)
{
  SalRecord *record = sal_record_new (kind);
  const SalWhitespaceCell *cell = sal_whitespace_get_cell (self, account, row, family);
  const SalWhitespaceName *column = sal_whitespace_get_family (self, family);

  if (kind != &sal_growth_play_kind)
    refer (record, "account", account->id, account->name);
  refer (record, "product_family", column->id, column->name);
  if (row >= SAL_WHITESPACE_ROW_UNITS)
    {
      const SalWhitespaceName *unit = &account->units[row - SAL_WHITESPACE_ROW_UNITS];

      refer (record, "buying_unit", unit->id, unit->name);
    }
  if (kind == &sal_opportunity_kind)
    fill_opportunity (record, self, account, cell, column->name);
  else if (kind == &sal_growth_play_kind)
    fill_play (record, self, cell, column->name);
  else if (kind == &sal_account_potential_kind || kind == &sal_installed_product_kind)
    sal_record_set_text (record, "currency", self->currency);
  if (kind == &sal_account_potential_kind && cell->source != SAL_POTENTIAL_UNKNOWN)
    sal_record_set_integer (record, "amount", cell->potential);

  return record;
}

/* What a new record refers to, as far as there is one: the first of the stages that are open, one
 * that is everybody's before the variants that some units have of it; the plan in force. ?1 is the
 * account. */
static const struct
{
  const SalKind *kind;
  const char *field;
  const char *sql;
} references[] = {
  { &sal_opportunity_kind,
    "stage",
    "SELECT id, name FROM stage WHERE status = 'open' AND ?1 IS NOT NULL"
    " ORDER BY variant_of IS NOT NULL, unit IS NOT NULL, position, id LIMIT 1" },
  { &sal_growth_play_kind,
    "plan",
    "SELECT id, name FROM account_plan WHERE account = ?1 AND status <> 'closed'"
    " ORDER BY status = 'active' DESC, valid_from DESC, id DESC LIMIT 1" },
};

/* How many days it took from its creation to win a sale: the median of the last two hundred, if
 * they are at least ten. ?1 is the day. */
static const char took[] =
    "WITH won AS (SELECT julianday (o.close_date) - julianday (o.created) AS days"
    " FROM opportunity o CROSS JOIN stage s ON s.id = o.stage"
    " WHERE o.close_date <= ?1 AND s.status = 'won' AND o.created <= o.close_date"
    " ORDER BY o.close_date DESC, o.id DESC LIMIT 200)"
    " SELECT CAST (days AS INTEGER) FROM won WHERE (SELECT count (*) FROM won) >= 10"
    " ORDER BY days LIMIT 1 OFFSET (SELECT count (*) / 2 FROM won)";

/* @record: an opportunity, to be closed in the usual time from the day that it was begun on */
static gboolean
complete_close_date (SalRecord *record, SalConnection *connection, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, took, error);
  gint32 begun = sal_record_get_date (record, "close_date") - USUAL_DAYS;
  char day[SAL_DATE_BUFFER];
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sal_statement_bind_text (statement, 1, sal_date_write_iso (begun, day));
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;
  if (row)
    sal_record_set_date (record, "close_date", begun + MAX (sqlite3_column_int (statement, 0), 1));

  return TRUE;
}

/**
 * sal_whitespace_draft_complete:
 * @record: a new record
 * @connection: a connection of the main store
 * @account: the id of the account that it is about
 * @error: return location for an error
 *
 * Puts an opportunity into the first of the stages that are open, and a growth play into the plan
 * of the account. Where there is none, that stays empty. An opportunity is to be closed when it has
 * taken as long as half of those that were won last, if there are enough of them.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_whitespace_draft_complete (SalRecord *record,
                               SalConnection *connection,
                               gint64 account,
                               GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autoptr (sqlite3_stmt) statement = NULL;
      gboolean row;

      if (sal_record_get_kind (record) != references[i].kind)
        continue;
      statement = sal_connection_prepare (connection, references[i].sql, error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, account);
      if (!sal_connection_step (connection, statement, &row, error))
        return FALSE;
      if (row)
        refer (record,
               references[i].field,
               sqlite3_column_int64 (statement, 0),
               (const char *) sqlite3_column_text (statement, 1));
    }

  return sal_record_get_kind (record) != &sal_opportunity_kind ||
         complete_close_date (record, connection, error);
}
