/* sal-cli-territory-score.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-cli-design.h"
#include "sal-cli-json.h"
#include "sal-cli-table.h"
#include "sal-design-bound.h"
#include "sal-number.h"

/* A share that is told as 0.00 %. */
#define LEAST_BOUND 0.00005

static char **measure_keys;

static const GOptionEntry options[] = {
  { "measure",
    'm',
    0,
    G_OPTION_ARG_STRING_ARRAY,
    &measure_keys,
    N_ ("What to judge by, by default what the alignment keeps, or population, and revenue and "
        "pipeline where there are only accounts; may be given several times"),
    N_ ("MEASURE") },
  G_OPTION_ENTRY_NULL,
};

typedef struct
{
  SalCliAtlas atlas;
  SalCliAlignment alignment;
  GArray *measures; /* of guint */
  const char *currency;
} Score;

static void
score_clear (Score *self)
{
  sal_cli_alignment_clear (&self->alignment);
  sal_cli_atlas_clear (&self->atlas);
  g_clear_pointer (&self->measures, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Score, score_clear)

/* Those that the alignment keeps. Returns: whether there is any */
static gboolean
add_kept_measures (Score *self)
{
  const GArray *kept = sal_territory_design_get_goals (self->alignment.design)->measures;

  for (guint i = 0; i < kept->len; i++)
    {
      guint measure;

      if (sal_territory_design_find_measure (
              self->alignment.design, g_array_index (kept, SalBalanceGoal, i).measure, &measure))
        g_array_append_val (self->measures, measure);
    }

  return self->measures->len > 0;
}

static gboolean
find_measures (Score *self, GError **error)
{
  static const char *const of_areas[] = { "population", NULL };
  static const char *const of_accounts[] = { "revenue", "pipeline", NULL };
  const char *const *otherwise = self->alignment.has_areas ? of_areas : of_accounts;
  const char *const *keys = measure_keys ? (const char *const *) measure_keys : otherwise;

  self->measures = g_array_new (FALSE, FALSE, sizeof (guint));
  if (measure_keys == NULL && add_kept_measures (self))
    return TRUE;
  for (; *keys != NULL; keys++)
    {
      guint measure;

      if (!sal_cli_find_measure (self->alignment.design, *keys, &measure, error))
        return FALSE;
      g_array_append_val (self->measures, measure);
    }

  return TRUE;
}

/* --- JSON --- */

static void
print_territory_json (const Score *self, SalCliJson *json, guint t)
{
  SalTerritoryDesign *design = self->alignment.design;
  const SalDesignTerritory *territory = sal_territory_design_get_territory (design, t);

  sal_cli_json_begin_object (json, NULL);
  sal_cli_json_id (json, "id", territory->id);
  sal_cli_json_string (json, "name", territory->name);
  sal_cli_json_string (json, "position", self->alignment.positions[t]);
  sal_cli_json_string (json, "holder", territory->holder ? territory->holder : "");
  sal_cli_json_real (json, "capacity", territory->capacity);
  sal_cli_json_boolean (json, "locked", territory->is_locked);
  sal_cli_json_integer (json, "areas", sal_territory_design_count_areas (design, (gint32) t));
  sal_cli_json_integer (json, "accounts", sal_territory_design_count_accounts (design, (gint32) t));
  sal_cli_json_integer (json, "pieces", sal_territory_design_count_pieces (design, t));
  sal_cli_json_begin_array (json, "measures");
  for (guint i = 0; i < self->measures->len; i++)
    {
      guint m = g_array_index (self->measures, guint, i);
      const SalAreaMeasure *measure = sal_territory_design_get_measure (design, m);
      double index = sal_territory_design_get_index (design, t, m);
      double target = sal_territory_design_get_target (design, t, m);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "measure", measure->key);
      sal_cli_json_measure (json,
                            "sum",
                            measure,
                            sal_territory_design_get_sum (design, (gint32) t, m),
                            self->currency);
      sal_cli_json_measure (json, "target", measure, isnan (target) ? 0 : target, self->currency);
      sal_cli_json_real (json, "index", index);
      sal_cli_json_real (json, "deviation", index / 100 - 1);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_end_object (json);
}

/* What areas allow at best. */
static void
print_bound_json (SalTerritoryDesign *design, SalCliJson *json, guint m)
{
  SalDistrictBound bound;

  sal_design_bound_compute (design, m, &bound);
  sal_cli_json_begin_object (json, "bound");
  sal_cli_json_real (json, "max_deviation", bound.max_deviation);
  sal_cli_json_real (json, "mean_deviation", bound.mean_deviation);
  sal_cli_json_end_object (json);
  sal_cli_json_oversize (json, design, m);
}

static void
print_measure_json (const Score *self, SalCliJson *json, guint m)
{
  SalTerritoryDesign *design = self->alignment.design;
  const SalAreaMeasure *measure = sal_territory_design_get_measure (design, m);
  SalDesignBalance balance;

  sal_territory_design_measure_balance (design, m, &balance);
  sal_cli_json_begin_object (json, NULL);
  sal_cli_json_string (json, "measure", measure->key);
  sal_cli_json_string (json, "label", measure->label);
  sal_cli_json_string (json, "source", measure->source);
  sal_cli_json_measure (json, "total", measure, measure->total, self->currency);
  sal_cli_json_measure (json, "unassigned", measure, balance.unassigned, self->currency);
  sal_cli_json_real (json, "max_deviation", balance.max_deviation / 100);
  sal_cli_json_real (json, "mean_deviation", balance.mean_deviation / 100);
  sal_cli_json_real (json, "tolerance", sal_territory_design_get_tolerance (design, m) / 100);
  sal_cli_json_integer (json, "within_tolerance", sal_territory_design_count_within (design, m));
  if (self->alignment.has_areas)
    print_bound_json (design, json, m);
  sal_cli_json_end_object (json);
}

static void
print_json (const Score *self)
{
  SalTerritoryDesign *design = self->alignment.design;
  SalCliJson *json = sal_cli_json_new ("territory_score");
  SalDesignBalance balance;

  sal_territory_design_measure_balance (design, 0, &balance);
  sal_cli_json_string (json, "alignment", self->alignment.name);
  sal_cli_json_integer (json, "areas", sal_territory_design_get_n_areas (design));
  sal_cli_json_integer (json, "unassigned", balance.n_unassigned);
  sal_cli_json_integer (json, "detached", balance.n_detached);
  sal_cli_json_integer (json, "empty", balance.n_empty);
  sal_cli_json_begin_array (json, "measures");
  for (guint i = 0; i < self->measures->len; i++)
    print_measure_json (self, json, g_array_index (self->measures, guint, i));
  sal_cli_json_end_array (json);
  sal_cli_json_begin_array (json, "territories");
  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    print_territory_json (self, json, t);
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

/* --- tables --- */

static void
take_number (SalCliTable *table, double value, int decimals)
{
  sal_cli_table_take_cell (table,
                           isnan (value) ? g_strdup ("–") : sal_number_format (value, decimals));
}

static void
take_percent (SalCliTable *table, double value)
{
  sal_cli_table_take_cell (table,
                           isnan (value) ? g_strdup ("–") : g_strdup_printf ("%+.1f %%", value));
}

static void
add_territory (const Score *self, SalCliTable *table, guint t)
{
  SalTerritoryDesign *design = self->alignment.design;
  const SalDesignTerritory *territory = sal_territory_design_get_territory (design, t);

  sal_cli_table_cell (table, territory->name);
  sal_cli_table_cell (table, territory->holder ? territory->holder : "");
  if (self->alignment.has_areas)
    {
      take_number (table, sal_territory_design_count_areas (design, (gint32) t), 0);
      take_number (table, sal_territory_design_count_pieces (design, t), 0);
    }
  take_number (table, sal_territory_design_count_accounts (design, (gint32) t), 0);
  for (guint i = 0; i < self->measures->len; i++)
    {
      guint m = g_array_index (self->measures, guint, i);
      double index = sal_territory_design_get_index (design, t, m);

      sal_cli_table_take_cell (
          table,
          sal_cli_format_measure (sal_territory_design_get_measure (design, m),
                                  sal_territory_design_get_sum (design, (gint32) t, m),
                                  self->currency));
      take_number (table, index, 0);
      take_percent (table, index - 100);
    }
}

static void
print_territories (const Score *self)
{
  SalTerritoryDesign *design = self->alignment.design;
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Territory"), FALSE);
  sal_cli_table_add_column (table, _ ("Holder"), FALSE);
  if (self->alignment.has_areas)
    {
      sal_cli_table_add_column (table, _ ("Areas"), TRUE);
      sal_cli_table_add_column (table, _ ("Pieces"), TRUE);
    }
  sal_cli_table_add_column (table, _ ("Accounts"), TRUE);
  for (guint i = 0; i < self->measures->len; i++)
    {
      guint m = g_array_index (self->measures, guint, i);

      sal_cli_table_add_column (table, sal_territory_design_get_measure (design, m)->label, TRUE);
      sal_cli_table_add_column (table, _ ("Index"), TRUE);
      sal_cli_table_add_column (table, _ ("Deviation"), TRUE);
    }
  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    add_territory (self, table, t);
  sal_cli_table_finish (table);
}

/* Where an even division is possible, the areas bound nothing. */
static void
take_bound (SalCliTable *table, double bound)
{
  sal_cli_table_take_cell (table,
                           bound < LEAST_BOUND ? g_strdup (_ ("even"))
                                               : g_strdup_printf ("%.2f %%", 100 * bound));
}

static void
take_within (SalCliTable *table, const SalTerritoryDesign *design, guint m)
{
  g_autofree char *tolerance =
      sal_number_format (sal_territory_design_get_tolerance (design, m), 1);

  sal_cli_table_take_cell (table,
                           /* translators: how many territories of how many, and a tolerance */
                           g_strdup_printf (_ ("%1$u of %2$u within %3$s %%"),
                                            sal_territory_design_count_within (design, m),
                                            sal_territory_design_get_n_territories (design),
                                            tolerance));
}

static void
add_measure (const Score *self, SalCliTable *table, guint m)
{
  SalTerritoryDesign *design = self->alignment.design;
  const SalAreaMeasure *measure = sal_territory_design_get_measure (design, m);
  gboolean has_areas = self->alignment.has_areas;
  SalDesignBalance balance;
  SalDistrictBound bound = { 0 };

  sal_territory_design_measure_balance (design, m, &balance);
  if (has_areas)
    sal_design_bound_compute (design, m, &bound);
  sal_cli_table_cell (table, measure->label);
  sal_cli_table_take_cell (table, sal_cli_format_measure (measure, measure->total, self->currency));
  sal_cli_table_take_cell (table,
                           sal_cli_format_measure (measure, balance.unassigned, self->currency));
  sal_cli_table_take_cell (table, g_strdup_printf ("%.2f %%", balance.max_deviation));
  if (has_areas)
    take_bound (table, bound.max_deviation);
  sal_cli_table_take_cell (table, g_strdup_printf ("%.2f %%", balance.mean_deviation));
  if (has_areas)
    take_bound (table, bound.mean_deviation);
  take_within (table, design, m);
}

/* What of the areas, or else of the accounts, has no place. */
static void
say_rest (SalCliCall *call, const Score *self)
{
  SalTerritoryDesign *design = self->alignment.design;
  SalDesignBalance balance;
  guint n_empty = 0;

  if (self->alignment.has_areas)
    {
      sal_territory_design_measure_balance (design, 0, &balance);
      sal_cli_say (call,
                   _ ("Areas of no territory: %u. Territories in pieces: %u, without areas: %u."),
                   balance.n_unassigned,
                   balance.n_detached,
                   balance.n_empty);
      return;
    }
  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    n_empty += sal_territory_design_count_accounts (design, (gint32) t) == 0;
  sal_cli_say (call,
               _ ("Accounts of no territory: %u. Territories without accounts: %u."),
               sal_territory_design_count_accounts (design, SAL_TERRITORY_NONE),
               n_empty);
}

static void
print_totals (SalCliCall *call, const Score *self)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Measure"), FALSE);
  sal_cli_table_add_column (table, _ ("Total"), TRUE);
  sal_cli_table_add_column (table, _ ("Of No Territory"), TRUE);
  sal_cli_table_add_column (table, _ ("Largest Deviation"), TRUE);
  if (self->alignment.has_areas)
    sal_cli_table_add_column (table, _ ("At Best"), TRUE);
  sal_cli_table_add_column (table, _ ("Mean Deviation"), TRUE);
  if (self->alignment.has_areas)
    sal_cli_table_add_column (table, _ ("At Best"), TRUE);
  sal_cli_table_add_column (table, _ ("Tolerance"), TRUE);
  for (guint i = 0; i < self->measures->len; i++)
    add_measure (self, table, g_array_index (self->measures, guint, i));
  sal_cli_table_finish (table);

  sal_cli_say (call, "%s", "");
  for (guint i = 0; i < self->measures->len && self->alignment.has_areas; i++)
    sal_cli_say_oversize (call, self->alignment.design, g_array_index (self->measures, guint, i));
  say_rest (call, self);
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (Score) self = { 0 };
  GError *error = NULL;

  if (!sal_cli_atlas_open (&self.atlas, call, SAL_STORE_READ_ONLY, &error) ||
      !sal_cli_alignment_load (&self.alignment, &self.atlas, call->parameters[1], &error) ||
      !find_measures (&self, &error))
    return sal_cli_fail (call, error);

  self.currency = sal_workspace_get_currency (self.atlas.workspace);
  if (call->json)
    print_json (&self);
  else
    {
      print_territories (&self);
      sal_cli_say (call, "%s", "");
      print_totals (call, &self);
    }

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_territory_score_command = {
  .name = "territory score",
  .parameters = "FILE ALIGNMENT",
  .min_parameters = 2,
  .max_parameters = 2,
  .summary = N_ ("Tell how even an alignment is"),
  .description = N_ (
      "ALIGNMENT is a name, or the number that “territory list” shows. The index of a "
      "territory is what it has against the target of its capacity, which is 100. “At best” "
      "is what no division of the areas can be below by that measure alone; by several at once it "
      "may not come as near. By default it is judged by the measures "
      "that the alignment keeps, whose tolerances are told."),
  .options = options,
  .run = run,
};
