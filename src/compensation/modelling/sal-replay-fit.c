/* sal-replay-fit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-replay-private.h"

#include <stdio.h>

/* What can be edited without counting credits again: paths of the plan without the places in
 * lists. What ends in a dot stands for all below it. */
static const char *const editable[] = {
  "name",
  "version",
  "budget",
  "cap.",
  "release.",
  "recovery.",
  "leaver.",
  "components.name",
  "components.weight",
  "components.true_up",
  "components.no_accelerator_in_ramp",
  "components.cap.",
  "components.gates.at_least",
  "components.gates.amount",
  "components.gates.effect",
  "components.multiplier.points.",
  "components.multiplier.interpolation",
  "components.method.bounds",
  "components.method.rates",
  "components.method.whole_bounds",
  "components.method.overage_from",
  "components.method.tiers.",
  "components.method.points.",
  "components.method.interpolation",
  "components.method.below",
  "components.method.above",
  "components.method.paid",
  "components.method.columns",
  "components.method.rows.",
  "components.method.objectives.share",
  "components.method.objectives.amount",
  "components.method.objectives.floor",
};

typedef struct
{
  const SalPlan *prepared;
  const SalPlan *edited;
  gboolean fits;
} Comparison;

static char *
strip_places (const char *path)
{
  GString *text = g_string_new (NULL);
  gboolean is_place = FALSE;

  for (; *path != '\0'; path++)
    {
      is_place |= *path == '[';
      if (!is_place)
        g_string_append_c (text, *path);
      is_place &= *path != ']';
    }

  return g_string_free (text, FALSE);
}

static gboolean
limits_credit (const SalPlan *plan, guint component)
{
  const SalPlanComponent *of =
      component < plan->components->len ? sal_plan_get_component (plan, component) : NULL;

  return of != NULL && of->deal_cap != NULL && of->deal_cap->limits == SAL_DEAL_CAP_CREDIT;
}

/* A cap per deal that limits credit changes what is counted. */
static gboolean
is_free_deal_cap (const Comparison *self, const char *path, const char *stripped)
{
  guint component;

  return g_str_has_prefix (stripped, "components.deal_cap.") &&
         sscanf (path, "components[%u]", &component) == 1 &&
         !limits_credit (self->prepared, component) && !limits_credit (self->edited, component);
}

static void
difference_cb (const char *path, const char *before, const char *after, gpointer data)
{
  Comparison *self = data;
  g_autofree char *stripped = strip_places (path);

  for (guint i = 0; i < G_N_ELEMENTS (editable); i++)
    if (g_str_equal (stripped, editable[i]) ||
        (g_str_has_suffix (editable[i], ".") && g_str_has_prefix (stripped, editable[i])))
      return;
  if (!is_free_deal_cap (self, path, stripped))
    self->fits = FALSE;
}

/**
 * sal_replay_plan_fits:
 * @prepared: the plan of participations that were prepared
 * @edited: another version of it
 *
 * Tells whether a plan can be tried out by sal_replay_run() in place of the one that was prepared:
 * what differs is what credits are worth, not which of them count, when and for what.
 *
 * Returns: %FALSE if the participations have to be prepared anew
 */
gboolean
sal_replay_plan_fits (const SalPlan *prepared, const SalPlan *edited)
{
  Comparison self = { prepared, edited, prepared->components->len == edited->components->len };

  if (self.fits)
    sal_plan_structure_compare (&sal_plan_structure, prepared, edited, difference_cb, &self);

  return self.fits;
}

static void
is_different_cb (const char *path, const char *before, const char *after, gpointer data)
{
  *(gboolean *) data = FALSE;
}

static const SalPlanStructure *
find_component_structure (void)
{
  for (guint i = 0; i < sal_plan_structure.n_fields; i++)
    if (sal_plan_structure.fields[i].offset == G_STRUCT_OFFSET (SalPlan, components))
      return sal_plan_structure.fields[i].structure;
  g_return_val_if_reached (NULL);
}

gboolean
sal_replay_component_is_same (const SalPlan *one, const SalPlan *other, guint index)
{
  gboolean is_same = TRUE;

  if (one != other)
    sal_plan_structure_compare (find_component_structure (),
                                sal_plan_get_component (one, index),
                                sal_plan_get_component (other, index),
                                is_different_cb,
                                &is_same);

  return is_same;
}
