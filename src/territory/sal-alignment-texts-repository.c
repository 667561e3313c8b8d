/* sal-alignment-texts-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-texts.h"

#include <math.h>

#include "sal-id-map.h"
#include "sal-kinds.h"
#include "sal-record-query.h"

/* Names are not part of a design, which is worked on and not read: they are loaded for what is
 * printed. */

void
sal_alignment_texts_free (SalAlignmentTexts *self)
{
  g_strfreev (self->accounts);
  g_strfreev (self->cities);
  g_strfreev (self->rules);
  g_free (self->places);
  g_strfreev (self->regions);
  g_strfreev (self->positions);
  g_free (self);
}

static char **
create_empty (guint n)
{
  char **texts = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    texts[i] = g_strdup ("");

  return texts;
}

static void
take_text (char **place, sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  if (text == NULL)
    return;
  g_free (*place);
  *place = g_strdup (text);
}

/* In one scan, of few columns: there may be tens of thousands of accounts. */
static gboolean
load_accounts (SalAlignmentTexts *self,
               SalConnection *connection,
               const SalDesignAccount *accounts,
               guint n_accounts,
               GError **error)
{
  g_autoptr (SalIdMap) places = sal_id_map_new (MAX (n_accounts, 1));
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection, "SELECT id, name, city, latitude, longitude FROM account", error);
  gboolean row;

  self->accounts = create_empty (n_accounts);
  self->cities = create_empty (n_accounts);
  self->places = g_new (SalCoordinate, MAX (n_accounts, 1));
  for (guint i = 0; i < n_accounts; i++)
    self->places[i] = (SalCoordinate){ NAN, NAN };
  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < n_accounts; i++)
    sal_id_map_insert (places, accounts[i].id, (gint32) i);
  while (sal_connection_step (connection, statement, &row, error))
    {
      gint32 place;

      if (!row)
        return TRUE;
      place = sal_id_map_lookup (places, sqlite3_column_int64 (statement, 0));
      if (place < 0)
        continue;
      take_text (&self->accounts[place], statement, 1);
      take_text (&self->cities[place], statement, 2);
      if (sqlite3_column_type (statement, 3) != SQLITE_NULL &&
          sqlite3_column_type (statement, 4) != SQLITE_NULL)
        self->places[place] = (SalCoordinate){ .longitude = sqlite3_column_double (statement, 4),
                                               .latitude = sqlite3_column_double (statement, 3) };
    }

  return FALSE;
}

static gboolean
load_territories (SalAlignmentTexts *self,
                  SalConnection *connection,
                  const SalTerritoryDesign *design,
                  GError **error)
{
  guint n = sal_territory_design_get_n_territories (design);
  g_autofree gint64 *parents = g_new (gint64, n + 1);
  g_autofree gint64 *positions = g_new (gint64, n + 1);

  for (guint t = 0; t < n; t++)
    {
      const SalDesignTerritory *territory = sal_territory_design_get_territory (design, t);

      parents[t] = territory->parent;
      positions[t] = territory->position;
    }
  self->regions = sal_records_load_titles (connection, &sal_territory_kind, parents, n, error);
  if (self->regions == NULL)
    return FALSE;
  self->positions = sal_records_load_titles (connection, &sal_position_kind, positions, n, error);

  return self->positions != NULL;
}

/**
 * sal_alignment_texts_load:
 * @connection: a connection of the main store
 * @design: a design of an alignment
 * @error: return location for an error
 *
 * Loads what accounts, rules, positions and regions of an alignment are called. Those that are gone
 * since the design was loaded are called "".
 *
 * Returns: (transfer full): the texts, or %NULL on a %SAL_STORE_ERROR or if cancelled
 */
SalAlignmentTexts *
sal_alignment_texts_load (SalConnection *connection,
                          const SalTerritoryDesign *design,
                          GError **error)
{
  g_autoptr (SalAlignmentTexts) self = g_new0 (SalAlignmentTexts, 1);
  guint n_accounts;
  const SalDesignAccount *accounts = sal_territory_design_get_accounts (design, &n_accounts);
  g_autofree gint64 *rules = g_new (gint64, n_accounts + 1);

  for (guint i = 0; i < n_accounts; i++)
    rules[i] = accounts[i].rule;
  if (!load_accounts (self, connection, accounts, n_accounts, error) ||
      !load_territories (self, connection, design, error))
    return NULL;
  self->rules =
      sal_records_load_titles (connection, &sal_territory_rule_kind, rules, n_accounts, error);

  return self->rules != NULL ? g_steal_pointer (&self) : NULL;
}
