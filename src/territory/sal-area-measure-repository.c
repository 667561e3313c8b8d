/* sal-area-measure-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-area-measure-repository.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-area-cells.h"
#include "sal-geography-key.h"
#include "sal-kinds.h"

/* Rows between two looks at the cancellable. */
#define LOOK 256

/* -------------------------------------------------------------------------------------- writing */

static gboolean
add_value (
    SalTransaction *transaction, gint64 measure, const char *area, double value, GError **error)
{
  g_autoptr (SalRecord) record = sal_record_new (&sal_area_value_kind);

  sal_record_set_integer (record, "measure", measure);
  sal_record_set_text (record, "area", area);
  sal_record_set_real (record, "value", value);

  return sal_transaction_insert (transaction, record, error);
}

/**
 * sal_area_measure_add:
 * @transaction: a transaction
 * @area_measure_new: the #SalAreaMeasureNew
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Adds a measure with its values to the workspace.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if there is one of that name, or if it could not be
 *   written, or was cancelled
 */
gboolean
sal_area_measure_add (SalTransaction *transaction,
                      gpointer area_measure_new,
                      GCancellable *cancellable,
                      GError **error)
{
  SalAreaMeasureNew *self = area_measure_new;
  g_autoptr (SalRecord) record = sal_record_new (&sal_area_measure_kind);
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (self->geography, &n_areas);

  sal_record_set_text (record, "name", self->name);
  sal_record_set_text (record, "unit", self->unit);
  sal_record_set_text (record, "source", self->source);
  sal_record_set_date (record, "as_of", self->as_of);
  sal_record_set_integer (record, "additive", self->additive);
  sal_geography_set_key (record, self->key);
  if (!sal_transaction_insert (transaction, record, error))
    return FALSE;

  self->id = sal_record_get_id (record);
  for (guint i = 0; i < n_areas; i++)
    {
      if (i % LOOK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (isfinite (self->figures->values[i]) &&
          !add_value (transaction, self->id, areas[i].code, self->figures->values[i], error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sal_area_measures_add:
 * @transaction: a transaction
 * @area_measures_new: the #SalAreaMeasuresNew
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Adds several measures, as sal_area_measure_add() does one, or none of them.
 *
 * Returns: %FALSE with @error set if one of them could not be added
 */
gboolean
sal_area_measures_add (SalTransaction *transaction,
                       gpointer area_measures_new,
                       GCancellable *cancellable,
                       GError **error)
{
  SalAreaMeasuresNew *self = area_measures_new;

  for (guint i = 0; i < self->n_measures; i++)
    if (!sal_area_measure_add (transaction, &self->measures[i], cancellable, error))
      return FALSE;

  return TRUE;
}

/* -------------------------------------------------------------------------------------- reading */

/* @shares: (nullable): by area, from sal_area_cells_share(), if areas were split since */
static void
take_value (const SalGeography *geography,
            const double *shares,
            const char *code,
            double value,
            double *values)
{
  g_autoptr (GArray) cells = NULL;
  guint area;

  if (sal_geography_find (geography, code, &area))
    {
      values[area] = value;
      return;
    }
  if (shares == NULL)
    return;

  cells = sal_area_cells_list (geography, code);
  sal_area_cells_divide (cells, shares, value, values);
}

/**
 * sal_area_measure_load_values:
 * @connection: a connection of the main store
 * @measure: id of an area measure
 * @geography: the areas
 * @shares: (nullable) (array): by area, what share cells have of the area they were cut of, if the
 *   measure is of a geography with that area: from sal_area_cells_share()
 * @error: return location for an error
 *
 * Loads what a measure says of each area.
 *
 * Returns: (transfer full) (array): the values by area, NAN where there is none; %NULL on a
 *   %SAL_STORE_ERROR
 */
double *
sal_area_measure_load_values (SalConnection *connection,
                              gint64 measure,
                              const SalGeography *geography,
                              const double *shares,
                              GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection, "SELECT area, value FROM area_value WHERE measure = ?", error);
  g_autofree double *values = NULL;
  gboolean row = TRUE;
  guint n_areas;

  if (statement == NULL)
    return NULL;
  sal_geography_get_areas (geography, &n_areas);
  values = g_new (double, MAX (n_areas, 1));
  for (guint i = 0; i < n_areas; i++)
    values[i] = NAN;

  sqlite3_bind_int64 (statement, 1, measure);
  while (row)
    {
      if (!sal_connection_step (connection, statement, &row, error))
        return NULL;
      if (row)
        take_value (geography,
                    shares,
                    (const char *) sqlite3_column_text (statement, 0),
                    sqlite3_column_double (statement, 1),
                    values);
    }

  return g_steal_pointer (&values);
}

typedef struct
{
  gint64 id;
  char *name, *label, *source;
  gboolean is_divided; /* it is of areas that were split since */
} MeasureRow;

static void
measure_row_clear (gpointer data)
{
  g_free (((MeasureRow *) data)->name);
  g_free (((MeasureRow *) data)->label);
  g_free (((MeasureRow *) data)->source);
}

/* "DIY Stores, Thousand Euros", and "Institute of Retail, 2026-01-01". */
static char *
join (const char *one, const char *other)
{
  if (other == NULL || *other == '\0')
    return g_strdup (one != NULL ? one : "");
  if (one == NULL || *one == '\0')
    return g_strdup (other);

  return g_strconcat (one, ", ", other, NULL);
}

static const char *
text_at (sqlite3_stmt *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

/* Those that add up of the alignment's geography, and of what that was before areas of it were
 * split. */
static gboolean
list_measures (SalConnection *connection, gint64 alignment, GArray *rows, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "WITH RECURSIVE line (id) AS (SELECT boundaries FROM alignment WHERE id = ?1"
      " UNION SELECT split_from FROM line JOIN geography USING (id)"
      " WHERE split_from IS NOT NULL)"
      " SELECT m.id, m.name, m.unit, m.source, m.as_of, m.boundaries IS NOT a.boundaries"
      " FROM area_measure AS m, alignment AS a"
      " WHERE a.id = ?1 AND m.additive"
      " AND (m.geography = a.geography AND m.boundaries IS a.boundaries"
      " OR m.boundaries IN (SELECT id FROM line WHERE id IS NOT NULL)"
      " OR m.boundaries IS NULL"
      " AND m.geography = (SELECT base FROM geography WHERE id = a.boundaries))"
      " ORDER BY m.name COLLATE NOCASE, m.id",
      error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, alignment);
  while (row)
    {
      MeasureRow measure;

      if (!sal_connection_step (connection, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      measure = (MeasureRow){ sqlite3_column_int64 (statement, 0),
                              g_strdup (text_at (statement, 1)),
                              join (text_at (statement, 1), text_at (statement, 2)),
                              join (text_at (statement, 3), text_at (statement, 4)),
                              sqlite3_column_int (statement, 5) != 0 };
      g_array_append_val (rows, measure);
    }

  return TRUE;
}

/* The name as one types it: letters and digits, and a number if another measure has that key. */
static char *
make_key (const SalTerritoryDesign *design, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autoptr (GString) key = g_string_new (NULL);
  gsize length;
  guint index;

  for (const char *c = folded; *c != '\0'; c++)
    if (g_ascii_isalnum (*c) || (guchar) *c >= 0x80)
      g_string_append_c (key, *c);
    else if (key->len > 0 && key->str[key->len - 1] != '_')
      g_string_append_c (key, '_');
  while (key->len > 0 && key->str[key->len - 1] == '_')
    g_string_truncate (key, key->len - 1);
  if (key->len == 0)
    g_string_append (key, "measure");

  length = key->len;
  for (guint i = 2; sal_territory_design_find_measure (design, key->str, &index); i++)
    {
      g_string_truncate (key, length);
      g_string_append_printf (key, "_%u", i);
    }

  return g_string_free (g_steal_pointer (&key), FALSE);
}

/* By people: nothing else is known of how the cells of an area differ. */
static double *
share_by_population (const SalTerritoryDesign *design)
{
  guint n_areas = sal_territory_design_get_n_areas (design);
  double *shares = g_new0 (double, MAX (n_areas, 1));
  guint population;

  if (sal_territory_design_find_measure (design, "population", &population))
    memcpy (shares,
            sal_territory_design_get_measure (design, population)->values,
            n_areas * sizeof *shares);
  sal_area_cells_share (sal_territory_design_get_geography (design), shares);

  return shares;
}

static char *
describe_source (const MeasureRow *row)
{
  if (!row->is_divided)
    return g_strdup (row->source);

  return *row->source == '\0'
             ? g_strdup (_ ("Split counties by population"))
             /* translators: a source, as Institute of Retail, 2026-01-01 */
             : g_strdup_printf (_ ("%s; split counties by population"), row->source);
}

static gboolean
add_measure (SalTerritoryDesign *design,
             SalConnection *connection,
             const MeasureRow *row,
             GError **error)
{
  const SalGeography *geography = sal_territory_design_get_geography (design);
  g_autofree double *shares = row->is_divided ? share_by_population (design) : NULL;
  g_autofree double *values =
      sal_area_measure_load_values (connection, row->id, geography, shares, error);
  g_autofree char *key = make_key (design, row->name);
  g_autofree char *source = describe_source (row);
  const SalAreaMeasure measure = {
    .key = key, .label = row->label, .source = source, .values = values
  };
  guint n_areas;

  if (values == NULL)
    return FALSE;
  sal_geography_get_areas (geography, &n_areas);
  for (guint i = 0; i < n_areas; i++)
    if (isnan (values[i]))
      values[i] = 0; /* what is unknown counts as nothing, as with the Census */
  sal_territory_design_add_measure (design, &measure);

  return TRUE;
}

/**
 * sal_area_measures_load:
 * @design: a design that is not prepared yet
 * @connection: a connection of the main store
 * @alignment: id of the alignment it is of
 * @error: return location for an error
 *
 * Adds the measures that were imported for the geography of an alignment. Those that do not add up
 * over areas, shares and means, are left out: what a territory has of them is not the sum of what
 * its areas have.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_area_measures_load (SalTerritoryDesign *design,
                        SalConnection *connection,
                        gint64 alignment,
                        GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (MeasureRow));

  g_array_set_clear_func (rows, measure_row_clear);
  if (!list_measures (connection, alignment, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!add_measure (design, connection, &g_array_index (rows, MeasureRow, i), error))
      return FALSE;

  return TRUE;
}
