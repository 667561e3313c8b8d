/* sal-alignment-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-repository.h"

#include <math.h>
#include <string.h>

#include "sal-area-cells.h"
#include "sal-area-measure-repository.h"
#include "sal-area-measures.h"
#include "sal-date.h"
#include "sal-geography-key.h"
#include "sal-id-map.h"
#include "sal-kinds.h"
#include "sal-position-capacity.h"
#include "sal-rate.h"
#include "sal-record-query.h"

/* Loads an alignment with everything that its figures follow from. */

static gint32
day_at (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);
  gint32 day;

  return text != NULL && sal_date_parse_iso (text, &day) ? day : SAL_DATE_NONE;
}

static void
append_info (GPtrArray *infos, sqlite3_stmt *statement)
{
  SalAlignmentInfo *info = g_new (SalAlignmentInfo, 1);

  *info = (SalAlignmentInfo){
    .id = sqlite3_column_int64 (statement, 0),
    .name = g_strdup ((const char *) sqlite3_column_text (statement, 1)),
    .status = g_strdup ((const char *) sqlite3_column_text (statement, 2)),
    .geography = g_strdup ((const char *) sqlite3_column_text (statement, 3)),
    .branched_from = sqlite3_column_int64 (statement, 4),
    .base = g_strdup ((const char *) sqlite3_column_text (statement, 5)),
    .valid_from = day_at (statement, 6),
    .valid_to = day_at (statement, 7),
  };
  g_ptr_array_add (infos, info);
}

/**
 * sal_alignments_list:
 * @connection: a connection of the main store
 * @error: return location for an error
 *
 * Lists the alignments: drafts first, then those in review, approved, in force and past, the newest
 * of each first.
 *
 * Returns: (transfer full) (element-type SalAlignmentInfo): the alignments, or %NULL on a
 * %SAL_STORE_ERROR
 */
GPtrArray *
sal_alignments_list (SalConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) infos =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sal_alignment_info_free);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "SELECT id, name, status, coalesce (boundaries, geography), branched_from,"
      " coalesce ((SELECT base FROM geography WHERE id = boundaries), boundaries, geography),"
      " valid_from, valid_to FROM alignment"
      " ORDER BY CASE status WHEN 'draft' THEN 0 WHEN 'in_review' THEN 1 WHEN 'approved' THEN 2"
      " WHEN 'active' THEN 3 ELSE 4 END, id DESC",
      error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&infos);
      append_info (infos, statement);
    }

  return NULL;
}

typedef struct
{
  SalConnection *connection;
  const SalAlignmentRequest *request;
  SalTerritoryDesign *design;
  char *key;          /* of the geography, as it was before areas of it were split */
  GPtrArray *unknown; /* of char *: codes of areas that the geography does not have */
  SalIdMap *territories;
  GArray *accounts; /* of SalDesignAccount */
  SalIdMap *account_places;
  SalIdMap *scope; /* (nullable): the accounts it is about; NULL: all */
} Loader;

typedef gboolean (*RowFunc) (Loader *self, sqlite3_stmt *statement, GError **error);

/* Calls @func for each row; ?1 is the alignment, ?2 the day. */
static gboolean
for_each_row (Loader *self, const char *sql, RowFunc func, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, sql, error);
  char day[SAL_DATE_BUFFER];
  gboolean row;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, self->request->alignment);
  if (sqlite3_bind_parameter_count (statement) > 1)
    sal_statement_bind_text (statement, 2, sal_date_write_iso (self->request->as_of, day));
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
  return (const char *) sqlite3_column_text (statement, column);
}

static gint32
territory_at (const Loader *self, sqlite3_stmt *statement, int column)
{
  return sal_id_map_lookup (self->territories, sqlite3_column_int64 (statement, column));
}

/* --- territories --- */

typedef struct
{
  gint64 id;
  gint64 parent;
  gint64 position;
  char *name;
  char *key;       /* by which they are sorted: "Territory 9" before "Territory 10" */
  double capacity; /* NAN: that of the position */
  gboolean is_locked;
} TerritoryRow;

static void
territory_row_clear (gpointer data)
{
  TerritoryRow *self = data;

  g_free (self->name);
  g_free (self->key);
}

static int
compare_territories (gconstpointer one, gconstpointer other)
{
  const TerritoryRow *a = one, *b = other;
  int order = strcmp (a->key, b->key);

  return order != 0 ? order : (a->id > b->id) - (a->id < b->id);
}

static gboolean
add_territory (Loader *self,
               SalPositionCapacities *capacities,
               const TerritoryRow *row,
               GError **error)
{
  SalPositionCapacity capacity = { .capacity = 1, .vacant = 1, .home = { NAN, NAN } };
  SalDesignTerritory territory = { .id = row->id,
                                   .name = row->name,
                                   .parent = row->parent,
                                   .position = row->position,
                                   .is_locked = row->is_locked };
  guint index;

  if (row->position != 0 &&
      !sal_position_capacities_load (capacities, row->position, &capacity, error))
    return FALSE;

  territory.holder = capacity.holder;
  territory.home = capacity.home;
  territory.capacity = isnan (row->capacity) ? capacity.capacity : row->capacity;
  territory.set = isnan (row->capacity) ? 0 : row->capacity;
  territory.of_position = capacity.capacity;
  territory.vacant = MIN (capacity.vacant, territory.capacity);
  index = sal_territory_design_add_territory (self->design, &territory);
  sal_id_map_insert (self->territories, row->id, (gint32) index);
  g_free (capacity.holder);

  return TRUE;
}

static gboolean
load_territories (Loader *self, GError **error)
{
  g_autoptr (SalPositionCapacities) capacities =
      sal_position_capacities_new (self->connection, self->request->as_of);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (TerritoryRow));
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (self->connection,
                              "SELECT id, parent, position, name, capacity, locked FROM territory"
                              " WHERE alignment = ?1 AND level = 'territory'",
                              error);
  gboolean row = TRUE;

  g_array_set_clear_func (rows, territory_row_clear);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->request->alignment);
  while (row && sal_connection_step (self->connection, statement, &row, error))
    {
      TerritoryRow territory = { sqlite3_column_int64 (statement, 0),
                                 sqlite3_column_int64 (statement, 1),
                                 sqlite3_column_int64 (statement, 2) };

      if (!row)
        break;
      territory.name = g_strdup (text_at (statement, 3));
      territory.key = g_utf8_collate_key_for_filename (territory.name, -1);
      territory.capacity = sqlite3_column_type (statement, 4) == SQLITE_NULL
                               ? NAN
                               : sqlite3_column_double (statement, 4) / SAL_RATE_ONE;
      territory.is_locked = sqlite3_column_int (statement, 5) != 0;
      g_array_append_val (rows, territory);
    }
  if (row)
    return FALSE;

  g_array_sort (rows, compare_territories);
  for (guint i = 0; i < rows->len; i++)
    {
      if (!add_territory (self, capacities, &g_array_index (rows, TerritoryRow, i), error))
        return FALSE;
    }

  return TRUE;
}

/* Those that are most are before what they are made of. */
static gboolean
add_region (Loader *self, sqlite3_stmt *statement, GError **error)
{
  const SalDesignRegion region = { sqlite3_column_int64 (statement, 0),
                                   sqlite3_column_int64 (statement, 1),
                                   (char *) text_at (statement, 2) };

  sal_territory_design_add_region (self->design, &region);

  return TRUE;
}

/* --- areas --- */

static void
place_area (Loader *self, sqlite3_stmt *statement, guint area)
{
  sal_territory_design_place (self->design, area, territory_at (self, statement, 1));
  sal_territory_design_set_locked (self->design, area, sqlite3_column_int (statement, 2) != 0);
}

static gboolean
add_area (Loader *self, sqlite3_stmt *statement, GError **error)
{
  const char *code = text_at (statement, 0);
  g_autoptr (GArray) cells = NULL;
  guint area;

  if (sal_geography_find (self->request->geography, code, &area))
    {
      place_area (self, statement, area);
      return TRUE;
    }

  /* of areas that were split since, as when this alignment is compared with one where they were */
  if (g_strcmp0 (self->key, SAL_GEOGRAPHY_US_COUNTIES) == 0)
    cells = sal_area_cells_list (self->request->geography, code);
  if (cells == NULL || cells->len == 0)
    g_ptr_array_add (self->unknown, g_strdup (code));
  for (guint i = 0; cells != NULL && i < cells->len; i++)
    place_area (self, statement, g_array_index (cells, guint, i));

  return TRUE;
}

/* --- accounts --- */

static double
degrees_at (sqlite3_stmt *statement, int column)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL
             ? NAN
             : sqlite3_column_double (statement, column);
}

static gboolean
add_account (Loader *self, sqlite3_stmt *statement, GError **error)
{
  SalDesignAccount account = {
    .id = sqlite3_column_int64 (statement, 0),
    .named = SAL_TERRITORY_NONE,
    .by_rule = SAL_TERRITORY_NONE,
  };
  SalAreaAddress address;

  if (self->scope != NULL && sal_id_map_lookup (self->scope, account.id) < 0)
    return TRUE;
  address = (SalAreaAddress){ text_at (statement, 1),
                              text_at (statement, 2),
                              text_at (statement, 5),
                              { degrees_at (statement, 4), degrees_at (statement, 3) } };
  account.area = sal_area_measures_locate (
      self->request->geography, self->key, self->request->areas, &address);
  sal_id_map_insert (self->account_places, account.id, (gint32) self->accounts->len);
  g_array_append_val (self->accounts, account);

  return TRUE;
}

static GArray *
find_accounts (const Loader *self, const char *filter, GError **error)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_account_kind);

  if (!sal_record_query_set_filter (
          query, filter, self->request->calendar, self->request->currency, error))
    return NULL;

  return sal_record_query_ids (query, self->connection, error);
}

/* The accounts that the alignment is about, if it is not about all. */
static gboolean
add_scope (Loader *self, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GArray) ids = find_accounts (self, text_at (statement, 0), error);

  if (ids == NULL)
    return FALSE;
  self->scope = sal_id_map_new (ids->len);
  for (guint i = 0; i < ids->len; i++)
    sal_id_map_insert (self->scope, g_array_index (ids, gint64, i), 0);

  return TRUE;
}

/* Only a filter can say whether an account is within its rule; the first that matches counts. */
static gboolean
add_rule (Loader *self, sqlite3_stmt *statement, GError **error)
{
  gint64 rule = sqlite3_column_int64 (statement, 0);
  gint32 territory = territory_at (self, statement, 2);
  g_autoptr (GArray) ids = find_accounts (self, text_at (statement, 1), error);

  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len && territory != SAL_TERRITORY_NONE; i++)
    {
      gint32 place = sal_id_map_lookup (self->account_places, g_array_index (ids, gint64, i));
      SalDesignAccount *account;

      if (place < 0)
        continue;
      account = &g_array_index (self->accounts, SalDesignAccount, place);
      if (account->by_rule == SAL_TERRITORY_NONE)
        {
          account->by_rule = territory;
          account->rule = rule;
        }
    }

  return TRUE;
}

/* Until a holdover has ended, it counts before whose the account is for good. */
static gboolean
add_share (Loader *self, sqlite3_stmt *statement, GError **error)
{
  gint32 place = sal_id_map_lookup (self->account_places, sqlite3_column_int64 (statement, 0));
  SalDesignShare share = { (guint) place,
                           territory_at (self, statement, 1),
                           sqlite3_column_double (statement, 2) / SAL_RATE_ONE,
                           0 };

  if (text_at (statement, 3) != NULL)
    sal_date_parse_iso (text_at (statement, 3), &share.until);
  if (place >= 0 && share.territory != SAL_TERRITORY_NONE)
    sal_territory_design_add_share (self->design, &share);

  return TRUE;
}

static gboolean
load_accounts (Loader *self, GError **error)
{
  if (!for_each_row (self,
                     "SELECT accounts FROM alignment WHERE id = ?1 AND accounts IS NOT NULL",
                     add_scope,
                     error) ||
      !for_each_row (self,
                     "SELECT id, county, postal_code, latitude, longitude, country FROM account"
                     " WHERE ?1 IS NOT NULL ORDER BY id",
                     add_account,
                     error) ||
      !for_each_row (self,
                     "SELECT id, condition, territory FROM territory_rule"
                     " WHERE alignment = ?1 ORDER BY rank, id",
                     add_rule,
                     error))
    return FALSE;

  for (guint i = 0; i < self->accounts->len; i++)
    sal_territory_design_add_account (self->design,
                                      &g_array_index (self->accounts, SalDesignAccount, i));

  return for_each_row (self,
                       "SELECT account, territory, coalesce (share, 1000000000), holdover_until"
                       " FROM territory_account AS own WHERE alignment = ?1"
                       " AND (holdover_until >= ?2 OR holdover_until IS NULL AND NOT EXISTS"
                       " (SELECT 1 FROM territory_account WHERE +alignment = ?1"
                       " AND account = own.account AND holdover_until >= ?2))"
                       " ORDER BY account, id",
                       add_share,
                       error);
}

static gboolean
add_key (Loader *self, sqlite3_stmt *statement, GError **error)
{
  g_free (self->key);
  self->key = g_strdup (text_at (statement, 0));

  return TRUE;
}

/* The Census counts the United States. */
static void
add_census (Loader *self)
{
  if (g_strcmp0 (self->key, SAL_GEOGRAPHY_US_COUNTIES) == 0)
    sal_area_measures_add_census (self->design, self->request->areas);
  else if (g_strcmp0 (self->key, SAL_GEOGRAPHY_US_ZIPS) == 0)
    sal_area_measures_add_census_of_zips (self->design, self->request->areas);
}

static double
weight_at (sqlite3_stmt *statement, int column)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL
             ? NAN
             : sqlite3_column_double (statement, column) / SAL_RATE_ONE;
}

/* What cannot be read is as if nothing were said; it is not written so. */
static gboolean
add_goals (Loader *self, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (SalBalanceGoals) goals = sal_balance_goals_new ();

  sal_balance_goals_read (goals, text_at (statement, 0), NULL);
  goals->borders = weight_at (statement, 1);
  goals->disruption = weight_at (statement, 2);
  goals->travel = weight_at (statement, 3);
  sal_territory_design_set_goals (self->design, goals);

  return TRUE;
}

static gboolean
load (Loader *self, GError **error)
{
  if (!for_each_row (self,
                     "SELECT coalesce ((SELECT base FROM geography WHERE id = boundaries),"
                     " boundaries, geography) FROM alignment WHERE id = ?1",
                     add_key,
                     error) ||
      !load_territories (self, error) ||
      !for_each_row (self,
                     "SELECT id, coalesce (parent, 0), name FROM territory WHERE alignment = ?1"
                     " AND level <> 'territory' ORDER BY level = 'region', name COLLATE NOCASE, id",
                     add_region,
                     error) ||
      !for_each_row (self,
                     "SELECT area, territory, locked FROM territory_area WHERE alignment = ?1",
                     add_area,
                     error))
    return FALSE;

  add_census (self);
  sal_area_measures_add_accounts (self->design);

  return sal_area_measures_load (self->design, self->connection, self->request->alignment, error) &&
         for_each_row (self,
                       "SELECT measures, borders, disruption, travel FROM alignment WHERE id = ?1",
                       add_goals,
                       error) &&
         load_accounts (self, error);
}

/**
 * sal_alignment_load:
 * @connection: a connection of the main store
 * @request: which alignment, and what else its figures follow from
 * @unknown: (element-type utf8): gets the codes of areas that the geography does not have
 * @error: return location for an error
 *
 * Loads an alignment with its territories, areas and accounts and where these belong. What accounts
 * are worth comes from the facts: sal_area_measures_value_accounts(); then
 * sal_territory_design_prepare() is to be called.
 *
 * Returns: (transfer full): the design, or %NULL on a %SAL_STORE_ERROR or if cancelled
 */
SalTerritoryDesign *
sal_alignment_load (SalConnection *connection,
                    const SalAlignmentRequest *request,
                    GPtrArray *unknown,
                    GError **error)
{
  g_autoptr (SalTerritoryDesign) design = sal_territory_design_new (request->geography);
  g_autoptr (SalIdMap) territories = sal_id_map_new (256);
  g_autoptr (SalIdMap) places = sal_id_map_new (1024);
  g_autoptr (GArray) accounts = g_array_new (FALSE, FALSE, sizeof (SalDesignAccount));
  Loader loader = { connection, request, design, NULL, unknown, territories, accounts, places };
  gboolean ok = load (&loader, error);

  g_free (loader.key);
  g_clear_pointer (&loader.scope, sal_id_map_free);

  return ok ? g_steal_pointer (&design) : NULL;
}
