/* sal-cli-territory-agreement.c
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
#include "sal-measure-agreement.h"
#include "sal-number.h"

/* Areas that are shown of each comparison. */
#define N_DIFFERENCES 10

/* What one sees oneself. */
static const char *const own_keys[] = { "accounts", "revenue" };

typedef struct
{
  SalCliAtlas atlas;
  SalCliAlignment alignment;
  guint theirs;
  guint own[G_N_ELEMENTS (own_keys)];
  SalMeasureAgreement *agreements[G_N_ELEMENTS (own_keys)];
} Comparison;

static void
comparison_clear (Comparison *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (own_keys); i++)
    g_clear_pointer (&self->agreements[i], sal_measure_agreement_free);
  sal_cli_alignment_clear (&self->alignment);
  sal_cli_atlas_clear (&self->atlas);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Comparison, comparison_clear)

static const SalAreaMeasure *
get_measure (const Comparison *self, guint measure)
{
  return sal_territory_design_get_measure (self->alignment.design, measure);
}

static const SalGeographyArea *
get_area (const Comparison *self, guint area)
{
  return &sal_geography_get_areas (sal_territory_design_get_geography (self->alignment.design),
                                   NULL)[area];
}

static gboolean
compare (Comparison *self, const char *key, GError **error)
{
  SalTerritoryDesign *design = self->alignment.design;

  if (!sal_cli_find_measure (design, key, &self->theirs, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (own_keys); i++)
    {
      if (!sal_cli_find_measure (design, own_keys[i], &self->own[i], error))
        return FALSE;
      self->agreements[i] = sal_measure_agreement_new (get_measure (self, self->theirs)->values,
                                                       get_measure (self, self->own[i])->values,
                                                       sal_territory_design_get_n_areas (design),
                                                       N_DIFFERENCES);
    }

  return TRUE;
}

static const SalMeasureDifference *
get_difference (const SalMeasureAgreement *agreement, guint index)
{
  return &g_array_index (agreement->differences, SalMeasureDifference, index);
}

static void
print_json_agreement (const Comparison *self, SalCliJson *json, gsize index)
{
  const SalMeasureAgreement *agreement = self->agreements[index];

  sal_cli_json_begin_object (json, NULL);
  sal_cli_json_string (json, "with", own_keys[index]);
  sal_cli_json_integer (json, "areas", agreement->n_areas);
  sal_cli_json_real (json, "pearson", agreement->pearson);
  sal_cli_json_real (json, "spearman", agreement->spearman);
  sal_cli_json_begin_array (json, "differences");
  for (guint i = 0; i < agreement->differences->len; i++)
    {
      const SalMeasureDifference *difference = get_difference (agreement, i);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "area", get_area (self, difference->area)->code);
      sal_cli_json_string (json, "name", get_area (self, difference->area)->name);
      sal_cli_json_real (json, "share", difference->theirs);
      sal_cli_json_real (json, "own_share", difference->own);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_end_object (json);
}

static void
print_json (const Comparison *self)
{
  SalCliJson *json = sal_cli_json_new ("territory_agreement");

  sal_cli_json_string (json, "measure", get_measure (self, self->theirs)->key);
  sal_cli_json_begin_array (json, "agreements");
  for (gsize i = 0; i < G_N_ELEMENTS (own_keys); i++)
    print_json_agreement (self, json, i);
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

static char *
format_correlation (double correlation)
{
  return isnan (correlation) ? g_strdup (_ ("none can be told"))
                             : g_strdup_printf ("%+.2f", correlation);
}

static void
print_text_agreement (const Comparison *self, gsize index)
{
  const SalMeasureAgreement *agreement = self->agreements[index];
  g_autofree char *number = sal_number_format (agreement->n_areas, 0);
  g_autofree char *pearson = format_correlation (agreement->pearson);
  g_autofree char *spearman = format_correlation (agreement->spearman);
  SalCliTable *table;

  g_print (_ ("“%s” and “%s” over %s areas: correlation %s (Pearson), %s of the ranks "
              "(Spearman)\n"),
           get_measure (self, self->theirs)->label,
           get_measure (self, self->own[index])->label,
           number,
           pearson,
           spearman);
  if (agreement->differences->len == 0)
    return;
  table = sal_cli_table_new ();
  sal_cli_table_add_column (table, _ ("Area"), FALSE);
  sal_cli_table_add_column (table, _ ("Name"), FALSE);
  sal_cli_table_add_column (table, _ ("Its Share"), TRUE);
  sal_cli_table_add_column (table, _ ("Own Share"), TRUE);
  for (guint i = 0; i < agreement->differences->len; i++)
    {
      const SalMeasureDifference *difference = get_difference (agreement, i);

      sal_cli_table_cell (table, get_area (self, difference->area)->code);
      sal_cli_table_cell (table, get_area (self, difference->area)->name);
      sal_cli_table_take_cell (table, g_strdup_printf ("%.2f %%", difference->theirs * 100));
      sal_cli_table_take_cell (table, g_strdup_printf ("%.2f %%", difference->own * 100));
    }
  sal_cli_table_finish (table);
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (Comparison) self = { 0 };
  GError *error = NULL;

  if (!sal_cli_atlas_open (&self.atlas, call, SAL_STORE_READ_ONLY, &error) ||
      !sal_cli_alignment_load (&self.alignment, &self.atlas, call->parameters[1], &error) ||
      !sal_cli_alignment_expect_areas (&self.alignment, &error) ||
      !compare (&self, call->parameters[2], &error))
    return sal_cli_fail (call, error);

  if (call->json)
    print_json (&self);
  for (gsize i = 0; !call->json && i < G_N_ELEMENTS (own_keys); i++)
    print_text_agreement (&self, i);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_territory_agreement_command = {
  .name = "territory agreement",
  .parameters = "FILE ALIGNMENT MEASURE",
  .min_parameters = 3,
  .max_parameters = 3,
  .summary = N_ ("Tell how far a measure agrees with one’s own accounts and revenue"),
  .description = N_ ("Their correlations over the areas of an alignment, and the areas whose share "
                     "differs most."),
  .run = run,
};
