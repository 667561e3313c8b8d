/* sal-alignment-write-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-commands.h"

#include <glib/gi18n-lib.h>

#include "sal-alignment.h"
#include "sal-connection.h"
#include "sal-id-map.h"
#include "sal-id.h"
#include "sal-kinds.h"
#include "sal-store-error.h"

/* --- areas --- */

typedef enum
{
  MOVE,
  LOCK,
} MoveType;

typedef struct
{
  char *area;
  MoveType type;
  gint64 value; /* the territory, 0 for none; or whether it is locked */
} Move;

struct _SalAlignmentMoves
{
  gint64 alignment;
  GArray *moves;          /* of Move */
  SalBalanceGoals *goals; /* (nullable): what is kept as the goals of the alignment */
};

static void
move_clear (gpointer data)
{
  g_free (((Move *) data)->area);
}

SalAlignmentMoves *
sal_alignment_moves_new (gint64 alignment)
{
  SalAlignmentMoves *self = g_new0 (SalAlignmentMoves, 1);

  self->alignment = alignment;
  self->moves = g_array_new (FALSE, FALSE, sizeof (Move));
  g_array_set_clear_func (self->moves, move_clear);

  return self;
}

void
sal_alignment_moves_free (gpointer self)
{
  SalAlignmentMoves *moves = self;

  g_array_unref (moves->moves);
  g_clear_pointer (&moves->goals, sal_balance_goals_free);
  g_free (moves);
}

/**
 * sal_alignment_moves_add:
 * @self: some moves
 * @area: the code of an area
 * @territory: the id of a territory, 0 for none
 *
 * Adds an area that goes to a territory.
 */
void
sal_alignment_moves_add (SalAlignmentMoves *self, const char *area, gint64 territory)
{
  Move move = { g_strdup (area), MOVE, territory };

  g_array_append_val (self->moves, move);
}

void
sal_alignment_moves_add_lock (SalAlignmentMoves *self, const char *area, gboolean locked)
{
  Move move = { g_strdup (area), LOCK, locked != FALSE };

  g_array_append_val (self->moves, move);
}

/**
 * sal_alignment_moves_add_all:
 * @self: some moves
 * @design: a design
 * @moves: (element-type SalDesignMove): what was moved in it
 *
 * Adds what was done to a design, with codes and ids in place of indexes.
 */
void
sal_alignment_moves_add_all (SalAlignmentMoves *self,
                             const SalTerritoryDesign *design,
                             const GArray *moves)
{
  guint n_areas;
  const SalGeographyArea *areas =
      sal_geography_get_areas (sal_territory_design_get_geography (design), &n_areas);

  for (guint i = 0; i < moves->len; i++)
    {
      const SalDesignMove *move = &g_array_index (moves, SalDesignMove, i);

      sal_alignment_moves_add (
          self,
          areas[move->area].code,
          move->to != SAL_TERRITORY_NONE
              ? sal_territory_design_get_territory (design, (guint) move->to)->id
              : 0);
    }
}

/**
 * sal_alignment_moves_set_goals:
 * @self: some moves
 * @goals: (transfer full): by which they were found
 *
 * Has these goals be kept with the alignment, in the same step.
 */
void
sal_alignment_moves_set_goals (SalAlignmentMoves *self, SalBalanceGoals *goals)
{
  g_clear_pointer (&self->goals, sal_balance_goals_free);
  self->goals = goals;
}

guint
sal_alignment_moves_get_size (const SalAlignmentMoves *self)
{
  return self->moves->len;
}

static gboolean
run (SalConnection *connection, sqlite3_stmt *statement, GError **error)
{
  gboolean row, ok = sal_connection_step (connection, statement, &row, error);

  sqlite3_reset (statement);

  return ok;
}

static void
bind_value (sqlite3_stmt *statement, int index, const Move *move)
{
  if (move->type == MOVE && move->value == 0)
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_int64 (statement, index, move->value);
}

/* Changes the record of an area, or adds one. The plus has SQLite look for the area, of which each
 * alignment has one, and not for the alignment, of which there are thousands. */
static gboolean
write_move (SalConnection *connection, gint64 alignment, const Move *move, GError **error)
{
  const char *column = move->type == MOVE ? "territory" : "locked";
  g_autofree char *update_sql = g_strdup_printf (
      "UPDATE territory_area SET %s = ?3 WHERE +alignment = ?1 AND area = ?2", column);
  g_autofree char *insert_sql = g_strdup_printf (
      "INSERT INTO territory_area (alignment, area, %s, id) VALUES (?1, ?2, ?3, ?4)", column);
  g_autoptr (sqlite3_stmt) update = sal_connection_prepare (connection, update_sql, error);
  g_autoptr (sqlite3_stmt) insert = NULL;

  if (update == NULL)
    return FALSE;
  sqlite3_bind_int64 (update, 1, alignment);
  sal_statement_bind_text (update, 2, move->area);
  bind_value (update, 3, move);
  if (!run (connection, update, error))
    return FALSE;
  if (sqlite3_changes (sal_connection_get_handle (connection)) > 0)
    return TRUE;

  insert = sal_connection_prepare (connection, insert_sql, error);
  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, alignment);
  sal_statement_bind_text (insert, 2, move->area);
  bind_value (insert, 3, move);
  sqlite3_bind_int64 (insert, 4, sal_id_new ());

  return run (connection, insert, error);
}

/* That what areas are given to are territories of the alignment; each is looked at once. */
static gboolean
expect_own_territories (SalTransaction *transaction, const SalAlignmentMoves *self, GError **error)
{
  g_autoptr (SalIdMap) seen = sal_id_map_new (16);

  for (guint i = 0; i < self->moves->len; i++)
    {
      const Move *move = &g_array_index (self->moves, Move, i);
      g_autoptr (SalRecord) territory = NULL;

      if (move->type != MOVE || move->value == 0 || sal_id_map_lookup (seen, move->value) >= 0)
        continue;
      territory = sal_alignment_load_part (
          transaction, &sal_territory_kind, move->value, self->alignment, "territory", error);
      if (territory == NULL)
        return FALSE;
      sal_id_map_insert (seen, move->value, 0);
    }

  return TRUE;
}

static gboolean
write_goals (SalTransaction *transaction, const SalAlignmentMoves *self, GError **error)
{
  g_autoptr (SalRecord) alignment = NULL;

  if (self->goals == NULL)
    return TRUE;
  alignment = sal_transaction_load (transaction, &sal_alignment_kind, self->alignment, error);
  if (alignment == NULL)
    return FALSE;
  sal_balance_goals_store (self->goals, alignment);

  return sal_transaction_update (transaction, alignment, error);
}

/**
 * sal_alignment_write_moves:
 * @transaction: a transaction
 * @moves: the #SalAlignmentMoves
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Gives areas to territories, locks or unlocks them, and keeps the goals.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if the alignment is no draft, or an area would go
 * to what is no territory of it; or if it could not be written
 */
gboolean
sal_alignment_write_moves (SalTransaction *transaction,
                           gpointer moves,
                           GCancellable *cancellable,
                           GError **error)
{
  SalAlignmentMoves *self = moves;

  if (!sal_alignment_expect_draft (transaction, self->alignment, error) ||
      !expect_own_territories (transaction, self, error) || !write_goals (transaction, self, error))
    return FALSE;

  for (guint i = 0; i < self->moves->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !write_move (sal_transaction_get_connection (transaction),
                       self->alignment,
                       &g_array_index (self->moves, Move, i),
                       error))
        return FALSE;
    }

  return TRUE;
}

/* --- alignments --- */

/**
 * sal_alignment_create:
 * @transaction: a transaction
 * @alignment_new: the #SalAlignmentNew
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Adds a draft with empty territories.
 *
 * Returns: %FALSE with @error set if it is not valid, or could not be written
 */
gboolean
sal_alignment_create (SalTransaction *transaction,
                      gpointer alignment_new,
                      GCancellable *cancellable,
                      GError **error)
{
  SalAlignmentNew *self = alignment_new;
  g_autoptr (SalRecord) alignment = sal_record_new (&sal_alignment_kind);

  sal_record_set_text (alignment, "name", self->name);
  sal_record_set_text (alignment, "sales_force", self->sales_force);
  sal_geography_set_key (alignment, self->geography);
  if (!sal_transaction_insert (transaction, alignment, error))
    return FALSE;

  self->id = sal_record_get_id (alignment);
  for (guint i = 1; i <= self->n_territories; i++)
    {
      g_autoptr (SalRecord) territory = sal_record_new (&sal_territory_kind);
      /* translators: the name of a new territory, by its number */
      g_autofree char *name = g_strdup_printf (_ ("Territory %u"), i);

      sal_record_set_text (territory, "name", name);
      sal_record_set_integer (territory, "alignment", self->id);
      if (!sal_transaction_insert (transaction, territory, error))
        return FALSE;
    }

  return TRUE;
}

/* What is copied of the records of a branch: all fields, but that they belong to it. */
typedef struct
{
  SalConnection *connection;
  const SalAlignmentBranch *branch;
  GHashTable *ids; /* of gint64 to gint64: by id of a territory, that of its copy */
} Copier;

static SalValue
translate (const Copier *self, const SalField *field, SalValue value)
{
  const gint64 *copy;

  if (field->references == &sal_alignment_kind)
    value.integer = self->branch->id;
  else if (field->references == &sal_territory_kind && value.storage == SAL_STORAGE_INTEGER)
    {
      copy = g_hash_table_lookup (self->ids, &value.integer);
      if (copy != NULL)
        value.integer = *copy;
    }

  return value;
}

static gint64
copy_id (Copier *self, const SalKind *kind, gint64 id)
{
  gint64 pair[2] = { id, sal_id_new () };

  if (kind == &sal_territory_kind)
    g_hash_table_insert (
        self->ids, g_memdup2 (&pair[0], sizeof (gint64)), g_memdup2 (&pair[1], sizeof (gint64)));

  return pair[1];
}

static char *
list_columns (const SalKind *kind, GString *marks)
{
  GString *columns = g_string_new ("id");

  g_string_assign (marks, "?1");
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_string_append_printf (columns, ", \"%s\"", kind->fields[i].name);
      g_string_append_printf (marks, ", ?%u", i + 2);
    }

  return g_string_free (columns, FALSE);
}

static gboolean
copy_row (Copier *self, const SalKind *kind, sqlite3_stmt *from, sqlite3_stmt *to, GError **error)
{
  sqlite3_bind_int64 (to, 1, copy_id (self, kind, sqlite3_column_int64 (from, 0)));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      SalValue value = translate (self, &kind->fields[i], sal_statement_column (from, (int) i + 1));

      sal_statement_bind (to, (int) i + 2, &value);
    }

  return run (self->connection, to, error);
}

/* Regions are before the territories that are part of them. */
static gboolean
copy_kind (Copier *self, const SalKind *kind, GError **error)
{
  g_autoptr (GString) marks = g_string_new (NULL);
  g_autofree char *columns = list_columns (kind, marks);
  g_autofree char *select = g_strdup_printf (
      "SELECT %s FROM %s WHERE alignment = ?1 ORDER BY %sid",
      columns,
      kind->name,
      kind == &sal_territory_kind ? "level = 'division' DESC, level = 'region' DESC, " : "");
  g_autofree char *insert =
      g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", kind->name, columns, marks->str);
  g_autoptr (sqlite3_stmt) from = sal_connection_prepare (self->connection, select, error);
  g_autoptr (sqlite3_stmt) to =
      from != NULL ? sal_connection_prepare (self->connection, insert, error) : NULL;
  gboolean row;

  if (to == NULL)
    return FALSE;
  sqlite3_bind_int64 (from, 1, self->branch->from);
  while (sal_connection_step (self->connection, from, &row, error))
    {
      if (!row)
        return TRUE;
      if (!copy_row (self, kind, from, to, error))
        return FALSE;
    }

  return FALSE;
}

/**
 * sal_alignment_branch:
 * @transaction: a transaction
 * @alignment_branch: the #SalAlignmentBranch
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Adds a draft with the territories, areas, named accounts and rules of another alignment, whatever
 * the status of that.
 *
 * Returns: %FALSE with @error set if there is no such alignment, or it could not be written
 */
gboolean
sal_alignment_branch (SalTransaction *transaction,
                      gpointer alignment_branch,
                      GCancellable *cancellable,
                      GError **error)
{
  static const SalKind *const kinds[] = { &sal_territory_kind,
                                          &sal_territory_area_kind,
                                          &sal_territory_account_kind,
                                          &sal_territory_rule_kind };
  SalAlignmentBranch *self = alignment_branch;
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Copier copier = { sal_transaction_get_connection (transaction), self, ids };
  g_autoptr (SalRecord) from =
      sal_transaction_load (transaction, &sal_alignment_kind, self->from, error);
  g_autoptr (SalRecord) branch = sal_record_new (&sal_alignment_kind);
  g_autoptr (SalBalanceGoals) goals = NULL;
  g_autofree char *geography = NULL;

  if (from == NULL)
    return FALSE;
  sal_record_set_text (branch, "name", self->name);
  sal_record_set_text (branch, "sales_force", sal_record_get_text (from, "sales_force"));
  geography = sal_geography_dup_key (from);
  sal_geography_set_key (branch, geography);
  sal_record_set_text (branch, "accounts", sal_record_get_text (from, "accounts"));
  goals = sal_balance_goals_load (from);
  sal_balance_goals_store (goals, branch);
  sal_record_set_integer (branch, "branched_from", self->from);
  if (!sal_transaction_insert (transaction, branch, error))
    return FALSE;

  self->id = sal_record_get_id (branch);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !copy_kind (&copier, kinds[i], error))
        return FALSE;
    }

  return TRUE;
}

/* --- territories --- */

/**
 * sal_alignment_add_territory:
 * @transaction: a transaction
 * @territory_new: the #SalTerritoryNew
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Adds a territory, and gives it areas.
 *
 * Returns: %FALSE with @error set if the alignment is no draft, or could not be written
 */
gboolean
sal_alignment_add_territory (SalTransaction *transaction,
                             gpointer territory_new,
                             GCancellable *cancellable,
                             GError **error)
{
  SalTerritoryNew *self = territory_new;
  g_autoptr (SalAlignmentMoves) moves = sal_alignment_moves_new (self->alignment);
  g_autoptr (SalRecord) territory = sal_record_new (&sal_territory_kind);

  sal_record_set_text (territory, "name", self->name);
  sal_record_set_integer (territory, "alignment", self->alignment);
  if (self->parent != 0)
    sal_record_set_integer (territory, "parent", self->parent);
  if (!sal_alignment_expect_draft (transaction, self->alignment, error) ||
      !sal_transaction_insert (transaction, territory, error))
    return FALSE;

  self->id = sal_record_get_id (territory);
  for (guint i = 0; self->areas != NULL && self->areas[i] != NULL; i++)
    sal_alignment_moves_add (moves, self->areas[i], self->id);

  return sal_alignment_write_moves (transaction, moves, cancellable, error);
}

/* Hands over what refers to the territory, in one of the kinds. */
static gboolean
hand_over (SalConnection *connection,
           const SalTerritoryRemoval *self,
           const char *sql,
           GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->territory);
  if (self->into != 0 && sqlite3_bind_parameter_count (statement) > 1)
    sqlite3_bind_int64 (statement, 2, self->into);

  return run (connection, statement, error);
}

/* What is merged into is another territory of the same alignment. */
static gboolean
check_into (SalTransaction *transaction,
            const SalTerritoryRemoval *self,
            SalRecord *territory,
            GError **error)
{
  g_autoptr (SalRecord) into = NULL;

  if (self->into == 0)
    return TRUE;
  into = sal_alignment_load_part (transaction,
                                  &sal_territory_kind,
                                  self->into,
                                  sal_record_get_integer (territory, "alignment"),
                                  "territory",
                                  error);
  if (into == NULL)
    return FALSE;
  if (self->into != self->territory)
    return TRUE;

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_INVALID,
               _ ("“%s” cannot be merged into itself (expected another territory)"),
               sal_record_get_text (into, "name"));

  return FALSE;
}

/**
 * sal_alignment_remove_territory:
 * @transaction: a transaction
 * @territory_removal: the #SalTerritoryRemoval
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Removes a territory. Its areas, accounts and rules go to another one: then the two are merged; or
 * its areas to none, its accounts to where they lie, and its rules with it.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if the alignment is no draft, or what is merged
 * into is no other territory of it; or if it could not be written
 */
gboolean
sal_alignment_remove_territory (SalTransaction *transaction,
                                gpointer territory_removal,
                                GCancellable *cancellable,
                                GError **error)
{
  /* of an account that both have for good, or until the same day, the one has the shares of both;
   * that one has it for good and the other until a day are two facts, and stay */
  static const char *const merge[] = {
    "UPDATE territory_account AS kept SET share ="
    " min (1000000000, coalesce (kept.share, 1000000000) + coalesce (gone.share, 1000000000))"
    " FROM territory_account AS gone WHERE kept.territory = ?2 AND gone.territory = ?1"
    " AND gone.account = kept.account AND gone.holdover_until IS kept.holdover_until",
    "DELETE FROM territory_account AS gone WHERE territory = ?1 AND EXISTS"
    " (SELECT 1 FROM territory_account AS kept WHERE kept.territory = ?2"
    " AND kept.account = gone.account AND kept.holdover_until IS gone.holdover_until)",
    "UPDATE territory_account SET territory = ?2 WHERE territory = ?1",
    "UPDATE territory_rule SET territory = ?2 WHERE territory = ?1",
    NULL,
  };
  static const char *const drop[] = {
    "DELETE FROM territory_account WHERE territory = ?1",
    "DELETE FROM territory_rule WHERE territory = ?1",
    NULL,
  };
  const SalTerritoryRemoval *self = territory_removal;
  SalConnection *connection = sal_transaction_get_connection (transaction);
  g_autoptr (SalRecord) territory =
      sal_transaction_load (transaction, &sal_territory_kind, self->territory, error);

  if (territory == NULL ||
      !sal_alignment_expect_draft (
          transaction, sal_record_get_integer (territory, "alignment"), error) ||
      !check_into (transaction, self, territory, error) ||
      !hand_over (
          connection, self, "UPDATE territory_area SET territory = ?2 WHERE territory = ?1", error))
    return FALSE;

  for (const char *const *sql = self->into != 0 ? merge : drop; *sql != NULL; sql++)
    {
      if (!hand_over (connection, self, *sql, error))
        return FALSE;
    }

  return sal_transaction_delete (transaction, &sal_territory_kind, self->territory, error);
}
