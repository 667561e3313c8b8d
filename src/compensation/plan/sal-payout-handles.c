/* sal-payout-handles.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payout-handles.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-payout-terms.h"
#include "sal-plan-words.h"

/* Points, tiers, gates and caps as what is dragged: each handle sets one field by how far it is to
 * the right, and one by how high it is. The payout of a tier is in its rate what a line is in its
 * slope, whatever application and bounds are: two payouts tell which rate a height means. */

/* Parts of a period's quota or target, or of a whole: what values snap to. */
#define STEPS_COARSE 20
#define STEPS_FINE   100

static void
handle_free (gpointer data)
{
  SalPayoutHandle *self = data;

  g_free (self->name);
  g_free (self->at_path);
  g_free (self->payout_path);
  sal_rational_clear (&self->at);
  sal_rational_clear (&self->payout);
  g_free (self);
}

/* --- scales --- */

/* Quota and target of a measurement period, in major units, or a number. */
static void
find_scales (const SalPlan *plan,
             guint component,
             const SalPayoutExample *example,
             SalRational *quota,
             SalRational *target)
{
  static const int periods[] = { 12, 4, 1 };
  const SalPlanComponent *of = sal_plan_get_component (plan, component);
  g_auto (SalRational) n = SAL_RATIONAL_INIT;

  sal_rational_set_integer (&n, periods[of->period]);
  sal_rational_divide (quota, &example->quota, &n);
  sal_rational_divide (target, &example->target, &n);
  if (of->weight.is_set)
    sal_rational_multiply (target, target, &of->weight.value);
}

/* A bound as an attainment. */
static void
attainment_of (const SalPlan *plan,
               guint component,
               const SalPayoutExample *example,
               const SalRational *from,
               SalRational *at)
{
  const SalPlanMethod *method = sal_plan_get_component (plan, component)->method;
  g_auto (SalRational) quota = SAL_RATIONAL_INIT, target = SAL_RATIONAL_INIT;

  if (method->kind == SAL_PAYOUT_CURVE || method->bounds == SAL_BOUNDS_ATTAINMENT)
    {
      sal_rational_set (at, from);
      return;
    }
  find_scales (plan, component, example, &quota, &target);
  if (sal_rational_sign (&quota) > 0)
    sal_rational_divide (at, from, &quota);
  else
    sal_rational_set_integer (at, SAL_PAYOUT_CURVE_END); /* without a quota it is out of sight */
}

/* The round number that is about a part of a whole. */
static void
set_round (SalRational *step, double rough)
{
  int power = (int) floor (log10 (MAX (rough, 1e-9)));
  double mantissa = rough / pow (10, power);
  gint64 digit = mantissa < 1.5 ? 1 : mantissa < 3.5 ? 2 : mantissa < 7.5 ? 5 : 10;
  gint64 scale = (gint64) round (pow (10, ABS (power)));

  if (power >= 0)
    sal_rational_set_integer (step, digit * scale);
  else
    sal_rational_set_ratio (step, digit, scale);
}

/* What the values of a field go by. */
static void
find_step (const SalPlanPlace *place,
           guint component,
           const SalPayoutExample *example,
           gboolean is_fine,
           SalRational *step)
{
  const SalPlanMethod *method = place->component->method;
  gboolean is_rate = g_str_equal (place->field->name, "rate");
  gboolean is_bound =
      g_str_equal (place->field->name, "from") || g_str_equal (place->field->name, "to");
  g_auto (SalRational) quota = SAL_RATIONAL_INIT, target = SAL_RATIONAL_INIT;
  int parts = is_fine ? STEPS_FINE : STEPS_COARSE;
  double whole;

  find_scales (place->plan, component, example, &quota, &target);
  if (is_rate && method->rates == SAL_RATES_OF_CREDIT)
    whole = sal_rational_to_double (&target) / sal_rational_to_double (&quota);
  else if (is_bound && method->bounds == SAL_BOUNDS_AMOUNT)
    whole = sal_rational_to_double (&quota);
  else if (g_str_equal (place->field->name, "amount"))
    whole = sal_rational_to_double (&target);
  else
    {
      sal_rational_set_ratio (step, 1, parts);
      return;
    }
  set_round (step, whole / parts);
}

static SalPlanNumber *
get_number (const SalPlanPlace *place)
{
  return G_STRUCT_MEMBER_P (place->self, place->field->offset);
}

/* --- which there are --- */

static SalPayoutHandle *
add (GPtrArray *handles, char *name, char *at_path, char *payout_path)
{
  SalPayoutHandle *self = g_new0 (SalPayoutHandle, 1);

  self->name = name;
  self->at_path = at_path;
  self->payout_path = payout_path;
  self->at = self->payout = (SalRational) SAL_RATIONAL_INIT;
  g_ptr_array_add (handles, self);

  return self;
}

/* What the curves are made from. */
typedef struct
{
  const SalPlan *plan;
  guint component;
  const SalPayoutExample *example;
  const SalPlanMethod *method;
  GPtrArray *handles;
} Making;

static char *
path_of (const Making *self, const char *list, guint index, const char *field)
{
  return g_strdup_printf ("components[%u].%s[%u].%s", self->component, list, index, field);
}

static char *
tier_name (guint index)
{
  return g_strdup_printf (_ ("Tier %u"), index + 1);
}

/* At its lower bound, or where it is out of sight, at the end of what is seen. */
static void
place_handle (const Making *self, SalPayoutHandle *handle, const SalRational *from)
{
  if (from != NULL)
    attainment_of (self->plan, self->component, self->example, from, &handle->at);
  if (from == NULL || sal_rational_compare_integer (&handle->at, SAL_PAYOUT_CURVE_END) > 0)
    {
      g_clear_pointer (&handle->at_path, g_free);
      sal_rational_set_integer (&handle->at, SAL_PAYOUT_CURVE_END);
      handle->is_below = FALSE;
    }
  sal_payout_curve_evaluate (self->plan,
                             self->component,
                             self->example,
                             FALSE,
                             handle->is_below,
                             &handle->at,
                             &handle->payout);
}

static gboolean
is_in_sight (const Making *self, const SalRational *from)
{
  g_auto (SalRational) at = SAL_RATIONAL_INIT;

  attainment_of (self->plan, self->component, self->example, from, &at);

  return sal_rational_compare_integer (&at, SAL_PAYOUT_CURVE_END) < 0;
}

/* The rate of a tier is seen at its end, which is where the next one begins. */
static void
add_rates (const Making *self)
{
  const GPtrArray *tiers = self->method->tiers;

  for (guint i = 0; i < tiers->len; i++)
    {
      const SalPlanTier *tier = tiers->pdata[i], *next = NULL;
      SalPayoutHandle *handle;

      if (!is_in_sight (self, &tier->from.value))
        break;
      if (i == 0 && sal_rational_sign (&tier->from.value) > 0)
        {
          handle = add (self->handles,
                        g_strdup (_ ("Threshold")),
                        path_of (self, "method.tiers", 0, "from"),
                        NULL);
          handle->is_below = TRUE;
          place_handle (self, handle, &tier->from.value);
        }
      next = i + 1 < tiers->len ? tiers->pdata[i + 1] : NULL;
      handle = add (self->handles,
                    tier_name (i),
                    next != NULL ? path_of (self, "method.tiers", i + 1, "from") : NULL,
                    path_of (self, "method.tiers", i, "rate"));
      handle->is_below = next != NULL;
      place_handle (self, handle, next != NULL ? &next->from.value : NULL);
    }
}

static void
add_points (const Making *self)
{
  const GPtrArray *points = self->method->points;

  for (guint i = 0; i < points->len; i++)
    {
      const SalPlanPoint *point = points->pdata[i];
      SalPayoutHandle *handle;

      if (sal_rational_sign (&point->at.value) < 0 ||
          sal_rational_compare_integer (&point->at.value, SAL_PAYOUT_CURVE_END) > 0)
        continue;
      handle = add (self->handles,
                    g_strdup_printf (_ ("Point %u"), i + 1),
                    path_of (self, "method.points", i, "at"),
                    path_of (self, "method.points", i, "payout"));
      place_handle (self, handle, &point->at.value);
    }
}

/* Amounts are seen at the bound, or where parts of them are paid, at the end. */
static void
add_amounts (const Making *self)
{
  const GPtrArray *tiers = self->method->tiers;
  gboolean is_prorated = self->method->paid == SAL_AMOUNTS_PRORATED;

  for (guint i = 0; i < tiers->len; i++)
    {
      const SalPlanTier *tier = tiers->pdata[i], *next = NULL;
      const SalRational *end = NULL;
      SalPayoutHandle *handle;

      if (!is_in_sight (self, &tier->from.value))
        break;
      next = i + 1 < tiers->len ? tiers->pdata[i + 1] : NULL;
      if (is_prorated)
        end = next != NULL ? &next->from.value : tier->to.is_set ? &tier->to.value : NULL;
      handle = add (self->handles,
                    tier_name (i),
                    end == NULL    ? path_of (self, "method.tiers", i, "from")
                    : next != NULL ? path_of (self, "method.tiers", i + 1, "from")
                                   : path_of (self, "method.tiers", i, "to"),
                    path_of (self, "method.tiers", i, "amount"));
      handle->is_below = end != NULL && next != NULL;
      place_handle (self, handle, end != NULL ? end : &tier->from.value);
    }
}

static void
add_gates (const Making *self)
{
  const SalPlanComponent *of = sal_plan_get_component (self->plan, self->component);

  for (guint i = 0; i < of->gates->len; i++)
    {
      const SalPlanGate *gate = of->gates->pdata[i];
      SalPayoutHandle *handle;

      if (!gate->at_least.is_set || !g_str_equal (gate->component, of->id) ||
          sal_rational_sign (&gate->at_least.value) < 0 ||
          sal_rational_compare_integer (&gate->at_least.value, SAL_PAYOUT_CURVE_END) > 0)
        continue;
      handle = add (self->handles,
                    g_strdup_printf (_ ("Gate %u"), i + 1),
                    path_of (self, "gates", i, "at_least"),
                    NULL);
      sal_rational_set (&handle->at, &gate->at_least.value);
      sal_payout_curve_evaluate (
          self->plan, self->component, self->example, FALSE, FALSE, &handle->at, &handle->payout);
    }
}

/* At the left, where little else is. */
static void
add_cap (const Making *self)
{
  const SalPlanCap *cap = sal_plan_get_component (self->plan, self->component)->cap;
  g_auto (SalRational) quota = SAL_RATIONAL_INIT, target = SAL_RATIONAL_INIT;
  SalPayoutHandle *handle;

  if (cap == NULL)
    return;
  handle =
      add (self->handles,
           g_strdup (_ ("Cap")),
           NULL,
           g_strdup_printf (
               "components[%u].cap.%s", self->component, cap->share.is_set ? "share" : "amount"));
  if (cap->share.is_set)
    {
      sal_rational_set (&handle->payout, &cap->share.value);
      return;
    }
  find_scales (self->plan, self->component, self->example, &quota, &target);
  if (sal_rational_sign (&target) > 0)
    sal_rational_divide (&handle->payout, &cap->amount.value, &target);
}

/**
 * sal_payout_handles_new: (skip)
 * @plan: a plan that passes sal_plan_check()
 * @component: the index of a component
 * @example: whose payouts the curve shows
 *
 * Lists what of the curve of a component can be taken hold of: points, ends of tiers, the
 * threshold, gates by its own attainment, and its cap.
 *
 * Returns: (transfer full) (element-type SalPayoutHandle): them; none for a component without a
 * curve
 */
GPtrArray *
sal_payout_handles_new (const SalPlan *plan, guint component, const SalPayoutExample *example)
{
  Making self = { plan,
                  component,
                  example,
                  sal_plan_get_component (plan, component)->method,
                  g_ptr_array_new_with_free_func (handle_free) };

  if (sal_payout_curve_why_none (sal_plan_get_component (plan, component)) != NULL)
    return self.handles;
  if (self.method->kind == SAL_PAYOUT_CURVE)
    add_points (&self);
  else if (self.method->kind == SAL_PAYOUT_AMOUNTS)
    add_amounts (&self);
  else
    add_rates (&self);
  add_gates (&self);
  add_cap (&self);

  return self.handles;
}

/* --- moving --- */

/* Rounds to whole steps. */
static void
snap (SalRational *value, const SalRational *step)
{
  g_auto (SalRational) steps = SAL_RATIONAL_INIT;
  gint64 n;

  sal_rational_divide (&steps, value, step);
  if (!sal_rational_round (&steps, &n))
    return;
  sal_rational_set_integer (&steps, n);
  sal_rational_multiply (value, &steps, step);
}

static const SalPlanNumber *
neighbour (const SalPlanPlace *place, int by)
{
  const GPtrArray *items = NULL;
  guint index;
  gpointer other;

  if (g_str_equal (place->structure->name, "tier"))
    items = place->component->method->tiers;
  else if (g_str_equal (place->structure->name, "point"))
    items = place->component->method->points;
  if (items == NULL || !g_ptr_array_find ((GPtrArray *) items, place->self, &index))
    return NULL;
  /* where a tier ends is above where it begins */
  if (g_str_equal (place->field->name, "to"))
    return by < 0 ? &((SalPlanTier *) place->self)->from : NULL;
  if (by < 0 ? index == 0 : index + 1 >= items->len)
    return NULL;
  other = items->pdata[by < 0 ? index - 1 : index + 1];

  return G_STRUCT_MEMBER_P (other, place->field->offset);
}

/* Bounds stay in their order, a fine step apart; nothing is below 0. */
static void
keep_between (const SalPlanPlace *place,
              gboolean is_at,
              const SalRational *least,
              SalRational *value)
{
  const SalPlanNumber *before = is_at ? neighbour (place, -1) : NULL;
  const SalPlanNumber *after = is_at ? neighbour (place, 1) : NULL;
  g_auto (SalRational) limit = SAL_RATIONAL_INIT;

  if (after != NULL)
    {
      sal_rational_subtract (&limit, &after->value, least);
      if (sal_rational_compare (value, &limit) > 0)
        sal_rational_set (value, &limit);
    }
  if (before != NULL)
    {
      sal_rational_add (&limit, &before->value, least);
      if (sal_rational_compare (value, &limit) < 0)
        sal_rational_set (value, &limit);
    }
  if (sal_rational_sign (value) < 0)
    sal_rational_set_integer (value, 0);
}

static void
put (const SalPlanPlace *place,
     guint component,
     const SalPayoutExample *example,
     gboolean is_at,
     SalRational *value)
{
  g_auto (SalRational) least = SAL_RATIONAL_INIT;

  find_step (place, component, example, TRUE, &least);
  keep_between (place, is_at, &least, value);
  sal_rational_set (&get_number (place)->value, value);
}

/* An attainment in the unit of the field. */
static void
move_to (const SalPayoutHandle *self,
         SalPlan *plan,
         guint component,
         const SalPayoutExample *example,
         const SalRational *at,
         gboolean is_fine)
{
  g_auto (SalRational) value = SAL_RATIONAL_INIT, step = SAL_RATIONAL_INIT;
  g_auto (SalRational) quota = SAL_RATIONAL_INIT, target = SAL_RATIONAL_INIT;
  SalPlanPlace place;

  if (self->at_path == NULL || at == NULL || !sal_plan_find (plan, self->at_path, &place))
    return;
  sal_rational_set (&value, at);
  if (g_str_equal (place.structure->name, "tier") &&
      place.component->method->bounds == SAL_BOUNDS_AMOUNT)
    {
      find_scales (plan, component, example, &quota, &target);
      sal_rational_multiply (&value, &value, &quota);
    }
  find_step (&place, component, example, is_fine, &step);
  snap (&value, &step);
  put (&place, component, example, TRUE, &value);
}

static void
pay_at (const SalPayoutHandle *self,
        const SalPlan *plan,
        guint component,
        const SalPayoutExample *example,
        SalRational *payout)
{
  g_auto (SalRational) at = SAL_RATIONAL_INIT;
  SalPlanPlace place;

  sal_rational_set (&at, &self->at);
  if (self->at_path != NULL && sal_plan_find (plan, self->at_path, &place))
    attainment_of (plan, component, example, &get_number (&place)->value, &at);
  sal_payout_curve_evaluate (plan, component, example, FALSE, self->is_below, &at, payout);
}

/* Which value of the field pays so much: payouts are a line in it. */
static gboolean
solve (const SalPayoutHandle *self,
       SalPlan *plan,
       guint component,
       const SalPayoutExample *example,
       const SalPlanPlace *place,
       const SalRational *payout,
       SalRational *value)
{
  const SalRational one = { 1, 1, NULL };
  g_auto (SalRational) now = SAL_RATIONAL_INIT, then = SAL_RATIONAL_INIT;
  SalPlanNumber *number = get_number (place);

  sal_rational_set (value, &number->value);
  pay_at (self, plan, component, example, &now);
  sal_rational_add (&number->value, &number->value, &one);
  pay_at (self, plan, component, example, &then);
  sal_rational_set (&number->value, value);
  sal_rational_subtract (&then, &then, &now);
  if (sal_rational_sign (&then) <= 0)
    return FALSE;
  sal_rational_subtract (&now, payout, &now);
  sal_rational_divide (&now, &now, &then);
  sal_rational_add (value, value, &now);

  return TRUE;
}

static void
cap_at (SalPlan *plan,
        guint component,
        const SalPayoutExample *example,
        const SalPlanPlace *place,
        const SalRational *payout,
        SalRational *value)
{
  g_auto (SalRational) quota = SAL_RATIONAL_INIT, target = SAL_RATIONAL_INIT;

  sal_rational_set (value, payout);
  if (!g_str_equal (place->field->name, "amount"))
    return;
  find_scales (plan, component, example, &quota, &target);
  sal_rational_multiply (value, value, &target);
}

static void
pay_so_much (const SalPayoutHandle *self,
             SalPlan *plan,
             guint component,
             const SalPayoutExample *example,
             const SalRational *payout,
             gboolean is_fine)
{
  g_auto (SalRational) value = SAL_RATIONAL_INIT, step = SAL_RATIONAL_INIT;
  SalPlanPlace place;

  if (self->payout_path == NULL || payout == NULL ||
      !sal_plan_find (plan, self->payout_path, &place))
    return;
  if (g_str_equal (place.structure->name, "cap"))
    cap_at (plan, component, example, &place, payout, &value);
  else if (!solve (self, plan, component, example, &place, payout, &value))
    return;
  find_step (&place, component, example, is_fine, &step);
  snap (&value, &step);
  put (&place, component, example, FALSE, &value);
}

/**
 * sal_payout_handle_move: (skip)
 * @self: a handle
 * @plan: the plan it is of
 * @component: the index of the component it is of
 * @example: whose payouts the curve shows
 * @at: (nullable): the attainment it is moved to
 * @payout: (nullable): the payout it is moved to
 * @is_fine: whether values snap to fine steps
 *
 * Makes the plan that has the handle there, or as near as steps and neighbours let it: attainments
 * and shares by 5 % or finely 1 %, rates and amounts by round parts of what there is.
 *
 * Returns: (transfer full): the plan
 */
SalPlan *
sal_payout_handle_move (const SalPayoutHandle *self,
                        const SalPlan *plan,
                        guint component,
                        const SalPayoutExample *example,
                        const SalRational *at,
                        const SalRational *payout,
                        gboolean is_fine)
{
  SalPlan *moved = sal_plan_copy (plan);

  move_to (self, moved, component, example, at, is_fine);
  pay_so_much (self, moved, component, example, payout, is_fine);

  return moved;
}

/* To the next whole step. */
static void
step_field (SalPlan *plan,
            const char *path,
            guint component,
            const SalPayoutExample *example,
            gboolean is_at,
            int by,
            gboolean is_fine)
{
  g_auto (SalRational) value = SAL_RATIONAL_INIT, step = SAL_RATIONAL_INIT;
  g_auto (SalRational) way = SAL_RATIONAL_INIT;
  SalPlanPlace place;

  if (path == NULL || by == 0 || !sal_plan_find (plan, path, &place))
    return;
  find_step (&place, component, example, is_fine, &step);
  sal_rational_set_integer (&way, by);
  sal_rational_multiply (&way, &way, &step);
  sal_rational_add (&value, &get_number (&place)->value, &way);
  snap (&value, &step);
  put (&place, component, example, is_at, &value);
}

/**
 * sal_payout_handle_step: (skip)
 * @self: a handle
 * @plan: the plan it is of
 * @component: the index of the component it is of
 * @example: whose payouts the curve shows
 * @right: steps to the right; negative: to the left
 * @up: steps up; negative: down
 * @is_fine: whether the steps are fine
 *
 * Makes the plan that has the handle some steps further, as arrow keys do.
 *
 * Returns: (transfer full): the plan
 */
SalPlan *
sal_payout_handle_step (const SalPayoutHandle *self,
                        const SalPlan *plan,
                        guint component,
                        const SalPayoutExample *example,
                        int right,
                        int up,
                        gboolean is_fine)
{
  SalPlan *moved = sal_plan_copy (plan);

  step_field (moved, self->at_path, component, example, TRUE, right, is_fine);
  step_field (moved, self->payout_path, component, example, FALSE, up, is_fine);

  return moved;
}

static void
append_field (GString *text, const SalPlan *plan, const char *path)
{
  g_autofree char *value = NULL;
  SalPlanPlace place;

  if (path == NULL || !sal_plan_find (plan, path, &place))
    return;
  value = sal_plan_place_to_words (&place);
  g_string_append_printf (text,
                          "%s%s %s",
                          text->len > 0 ? " · " : "",
                          sal_plan_field_get_label (place.structure, place.field),
                          value);
}

/**
 * sal_payout_handle_describe:
 * @self: a handle
 * @plan: the plan it is of
 *
 * Says what a handle sets.
 *
 * Returns: (transfer full): “Rate 1.5 · From 120 %”
 */
char *
sal_payout_handle_describe (const SalPayoutHandle *self, const SalPlan *plan)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_field (text, plan, self->payout_path);
  append_field (text, plan, self->at_path);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
