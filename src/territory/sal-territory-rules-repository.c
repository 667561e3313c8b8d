/* sal-territory-rules-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-rules.h"

#include "sal-alignment.h"
#include "sal-kinds.h"
#include "sal-record-query.h"

/* --- reading --- */

static void
rule_free (gpointer data)
{
  SalTerritoryRule *rule = data;

  g_free (rule->name);
  g_free (rule->condition);
  g_free (rule->problem);
  g_array_unref (rule->accounts);
  g_free (rule);
}

static char *
dup_text (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return g_strdup (text != NULL ? text : "");
}

static int
compare_ids (gconstpointer one, gconstpointer other)
{
  gint64 a = *(const gint64 *) one, b = *(const gint64 *) other;

  return (a > b) - (a < b);
}

/* A condition that cannot be read matches nothing, and says why. */
static gboolean
match (SalTerritoryRule *rule,
       SalConnection *connection,
       const SalFiscalCalendar *calendar,
       const char *currency,
       GError **error)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_account_kind);
  g_autoptr (GError) problem = NULL;

  if (!sal_record_query_set_filter (query, rule->condition, calendar, currency, &problem))
    {
      rule->problem = g_strdup (problem->message);
      rule->accounts = g_array_new (FALSE, FALSE, sizeof (gint64));
      return TRUE;
    }
  rule->accounts = sal_record_query_ids (query, connection, error);
  if (rule->accounts == NULL)
    return FALSE;
  g_array_sort (rule->accounts, compare_ids);

  return TRUE;
}

static GPtrArray *
list_rules (SalConnection *connection, gint64 alignment, GError **error)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (rule_free);
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection,
                              "SELECT id, name, condition, coalesce (territory, 0)"
                              " FROM territory_rule WHERE alignment = ?1 ORDER BY rank, id",
                              error);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, alignment);
  while (row)
    {
      SalTerritoryRule *rule;

      if (!sal_connection_step (connection, statement, &row, error))
        return NULL;
      if (!row)
        break;
      rule = g_new0 (SalTerritoryRule, 1);
      rule->id = sqlite3_column_int64 (statement, 0);
      rule->name = dup_text (statement, 1);
      rule->condition = dup_text (statement, 2);
      rule->territory = sqlite3_column_int64 (statement, 3);
      rule->accounts = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_ptr_array_add (rules, rule);
    }

  return g_steal_pointer (&rules);
}

/**
 * sal_territory_rules_load:
 * @connection: a connection of the main store
 * @alignment: the id of an alignment
 * @calendar: of the workspace
 * @currency: likewise
 * @error: return location for an error
 *
 * Loads the rules of an alignment in the order in which they count, with all accounts of the
 * workspace that each matches.
 *
 * Returns: (transfer full) (element-type SalTerritoryRule): the rules, or %NULL on a
 *   %SAL_STORE_ERROR or if cancelled
 */
GPtrArray *
sal_territory_rules_load (SalConnection *connection,
                          gint64 alignment,
                          const SalFiscalCalendar *calendar,
                          const char *currency,
                          GError **error)
{
  g_autoptr (GPtrArray) rules = list_rules (connection, alignment, error);

  if (rules == NULL)
    return NULL;
  for (guint i = 0; i < rules->len; i++)
    {
      SalTerritoryRule *rule = g_ptr_array_index (rules, i);

      g_clear_pointer (&rule->accounts, g_array_unref);
      if (!match (rule, connection, calendar, currency, error))
        {
          rule->accounts = g_array_new (FALSE, FALSE, sizeof (gint64));
          return NULL;
        }
    }

  return g_steal_pointer (&rules);
}

/* --- writing --- */

void
sal_territory_rule_edit_free (gpointer self)
{
  SalTerritoryRuleEdit *edit = self;

  g_free (edit->name);
  g_free (edit->condition);
  g_free (edit);
}

/* Of all rules of an alignment the ids, those that count first in front. */
static GArray *
list_ids (SalTransaction *transaction, gint64 alignment, GError **error)
{
  g_autoptr (GPtrArray) rules =
      list_rules (sal_transaction_get_connection (transaction), alignment, error);
  GArray *ids = rules != NULL ? g_array_new (FALSE, FALSE, sizeof (gint64)) : NULL;

  for (guint i = 0; rules != NULL && i < rules->len; i++)
    g_array_append_val (ids, ((SalTerritoryRule *) g_ptr_array_index (rules, i))->id);

  return ids;
}

/* Ranks say the order: 1, 2, 3 … */
static gboolean
write_ranks (SalTransaction *transaction, const GArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SalRecord) rule = sal_transaction_load (
          transaction, &sal_territory_rule_kind, g_array_index (ids, gint64, i), error);

      if (rule == NULL)
        return FALSE;
      if (sal_record_get_integer (rule, "rank") == i + 1)
        continue;
      sal_record_set_integer (rule, "rank", i + 1);
      if (!sal_transaction_update (transaction, rule, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_territory (SalTransaction *transaction, const SalTerritoryRuleEdit *edit, GError **error)
{
  g_autoptr (SalRecord) territory = NULL;

  if (edit->territory == 0)
    return TRUE;
  territory = sal_alignment_load_part (
      transaction, &sal_territory_kind, edit->territory, edit->alignment, "territory", error);

  return territory != NULL;
}

static void
fill (SalRecord *rule, const SalTerritoryRuleEdit *edit)
{
  sal_record_set_text (rule, "name", edit->name);
  sal_record_set_text (rule, "condition", edit->condition);
  if (edit->territory != 0)
    sal_record_set_integer (rule, "territory", edit->territory);
  else
    sal_record_set_null (rule, "territory");
}

static gboolean
add (SalTransaction *transaction, SalTerritoryRuleEdit *edit, GError **error)
{
  g_autoptr (GArray) ids = list_ids (transaction, edit->alignment, error);
  g_autoptr (SalRecord) rule = sal_record_new (&sal_territory_rule_kind);

  if (ids == NULL || !write_ranks (transaction, ids, error))
    return FALSE;
  fill (rule, edit);
  sal_record_set_integer (rule, "alignment", edit->alignment);
  sal_record_set_integer (rule, "rank", ids->len + 1);
  edit->id = sal_record_get_id (rule);

  return sal_transaction_insert (transaction, rule, error);
}

/**
 * sal_territory_rule_save:
 * @transaction: a transaction
 * @rule_edit: the #SalTerritoryRuleEdit
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Adds a rule behind all others, or changes what one says.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if the alignment is no draft, the rule or its
 *   territory is of another one, or the rule is not valid: the message says where its condition
 * cannot be read
 */
gboolean
sal_territory_rule_save (SalTransaction *transaction,
                         gpointer rule_edit,
                         GCancellable *cancellable,
                         GError **error)
{
  SalTerritoryRuleEdit *edit = rule_edit;
  g_autoptr (SalRecord) rule = NULL;

  if (!sal_alignment_expect_draft (transaction, edit->alignment, error) ||
      !check_territory (transaction, edit, error))
    return FALSE;
  if (edit->id == 0)
    return add (transaction, edit, error);
  rule = sal_alignment_load_part (
      transaction, &sal_territory_rule_kind, edit->id, edit->alignment, NULL, error);
  if (rule == NULL)
    return FALSE;
  fill (rule, edit);

  return sal_transaction_update (transaction, rule, error);
}

/**
 * sal_territory_rule_move:
 * @transaction: a transaction
 * @rule_move: the #SalTerritoryRuleMove
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Puts a rule to another place among the rules of its alignment.
 *
 * Returns: %FALSE with @error set if the alignment is no draft, or it could not be written
 */
gboolean
sal_territory_rule_move (SalTransaction *transaction,
                         gpointer rule_move,
                         GCancellable *cancellable,
                         GError **error)
{
  const SalTerritoryRuleMove *move = rule_move;
  g_autoptr (GArray) ids = NULL;

  if (!sal_alignment_expect_draft (transaction, move->alignment, error))
    return FALSE;
  ids = list_ids (transaction, move->alignment, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      if (g_array_index (ids, gint64, i) != move->id)
        continue;
      g_array_remove_index (ids, i);
      g_array_insert_val (ids, MIN (move->place, ids->len), move->id);
      break;
    }

  return ids != NULL && write_ranks (transaction, ids, error);
}

/**
 * sal_territory_rule_remove:
 * @transaction: a transaction
 * @rule_move: the #SalTerritoryRuleMove; its place is not looked at
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Removes a rule.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if the alignment is no draft, or the rule is of
 *   another one; or if it could not be written
 */
gboolean
sal_territory_rule_remove (SalTransaction *transaction,
                           gpointer rule_move,
                           GCancellable *cancellable,
                           GError **error)
{
  const SalTerritoryRuleMove *move = rule_move;
  g_autoptr (SalRecord) rule = NULL;

  if (!sal_alignment_expect_draft (transaction, move->alignment, error))
    return FALSE;
  rule = sal_alignment_load_part (
      transaction, &sal_territory_rule_kind, move->id, move->alignment, NULL, error);

  return rule != NULL &&
         sal_transaction_delete (transaction, &sal_territory_rule_kind, move->id, error);
}
