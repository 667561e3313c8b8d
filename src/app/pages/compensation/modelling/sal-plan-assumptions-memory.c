/* sal-plan-assumptions-memory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-assumptions-memory.h"

#include "sal-application.h"

#define KEY "plan-assumptions"

/* Of plans that nobody looked at for long it is forgotten. */
#define MOST_PLANS 64

/* The least and the most of each, as they can be entered: what else stands there is not used. */
static const struct
{
  const char *name;
  gsize offset;
  double lowest, highest;
} numbers[] = {
  { "variation", G_STRUCT_OFFSET (SalSimulationAssumptions, variation), 0, 2 },
  { "correlation", G_STRUCT_OFFSET (SalSimulationAssumptions, correlation), 0, 1 },
  { "correlation-in-unit", G_STRUCT_OFFSET (SalSimulationAssumptions, correlation_in_unit), 0, 1 },
  { "persistence", G_STRUCT_OFFSET (SalSimulationAssumptions, persistence), 0, 1 },
  { "level", G_STRUCT_OFFSET (SalSimulationAssumptions, level), 0.1, 3 },
};

/* There may be no settings. */
static GSettings *
get_settings (void)
{
  return sal_application_get_settings (SAL_APPLICATION (g_application_get_default ()));
}

static gboolean
read_number (GVariant *all, const char *name, double lowest, double highest, double *number)
{
  return g_variant_lookup (all, name, "d", number) && *number >= lowest && *number <= highest;
}

static gboolean
read_assumptions (GVariant *all, SalSimulationAssumptions *assumptions)
{
  gboolean is_bootstrap;
  guint64 seed;
  guint32 n_years;

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!read_number (all,
                      numbers[i].name,
                      numbers[i].lowest,
                      numbers[i].highest,
                      &G_STRUCT_MEMBER (double, assumptions, numbers[i].offset)))
      return FALSE;
  if (!g_variant_lookup (all, "bootstrap", "b", &is_bootstrap) ||
      !g_variant_lookup (all, "years", "u", &n_years) ||
      !g_variant_lookup (all, "seed", "t", &seed) || n_years < 100 || n_years > 100000)
    return FALSE;
  assumptions->method = is_bootstrap ? SAL_SIMULATION_BOOTSTRAP : SAL_SIMULATION_FACTORS;
  assumptions->n_years = n_years;
  assumptions->seed = seed;

  return TRUE;
}

static GVariant *
write_assumptions (const SalSimulationAssumptions *assumptions)
{
  GVariantDict all;

  g_variant_dict_init (&all, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_variant_dict_insert (
        &all, numbers[i].name, "d", G_STRUCT_MEMBER (const double, assumptions, numbers[i].offset));
  g_variant_dict_insert (&all, "bootstrap", "b", assumptions->method == SAL_SIMULATION_BOOTSTRAP);
  g_variant_dict_insert (&all, "years", "u", assumptions->n_years);
  g_variant_dict_insert (&all, "seed", "t", assumptions->seed);

  return g_variant_dict_end (&all);
}

gboolean
sal_plan_assumptions_memory_find (SalWorkspace *workspace,
                                  const char *plan,
                                  SalSimulationAssumptions *assumptions)
{
  g_autoptr (GVariant) all = NULL;
  const char *path, *name;
  GVariantIter iter;
  GVariant *one;

  if (get_settings () == NULL)
    return FALSE;
  all = g_settings_get_value (get_settings (), KEY);
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "(&s&s@a{sv})", &path, &name, &one))
    {
      g_autoptr (GVariant) found = one;

      if (g_strcmp0 (path, sal_workspace_get_path (workspace)) == 0 && g_str_equal (name, plan))
        return read_assumptions (found, assumptions);
    }

  return FALSE;
}

void
sal_plan_assumptions_memory_keep (SalWorkspace *workspace,
                                  const char *plan,
                                  const SalSimulationAssumptions *assumptions)
{
  const char *of = sal_workspace_get_path (workspace), *path, *name;
  g_autoptr (GVariant) all = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  GVariant *one;
  guint n = 0;

  if (get_settings () == NULL)
    return;
  all = g_settings_get_value (get_settings (), KEY);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ssa{sv})"));
  if (assumptions != NULL)
    g_variant_builder_add (&builder, "(ss@a{sv})", of, plan, write_assumptions (assumptions));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "(&s&s@a{sv})", &path, &name, &one))
    {
      if (++n < MOST_PLANS && !(g_strcmp0 (path, of) == 0 && g_str_equal (name, plan)))
        g_variant_builder_add (&builder, "(ss@a{sv})", path, name, one);
      g_variant_unref (one);
    }
  g_settings_set_value (get_settings (), KEY, g_variant_builder_end (&builder));
}
