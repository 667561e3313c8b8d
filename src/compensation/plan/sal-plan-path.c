/* sal-plan-path.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-path.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-error.h"

/**
 * sal_plan_copy:
 * @self: a plan, which need not pass sal_plan_check()
 *
 * Copies a plan.
 *
 * Returns: (transfer full): the copy
 */
SalPlan *
sal_plan_copy (const SalPlan *self)
{
  g_autoptr (JsonNode) node = sal_plan_structure_to_json (&sal_plan_structure, self);

  return sal_plan_structure_from_json (&sal_plan_structure, node, "", NULL);
}

/* --- finding --- */

static const SalPlanField *
find_field (const SalPlanStructure *structure, const char *name, gsize length)
{
  for (guint i = 0; i < structure->n_fields; i++)
    if (strlen (structure->fields[i].name) == length &&
        strncmp (structure->fields[i].name, name, length) == 0)
      return &structure->fields[i];

  return NULL;
}

/* "tiers[1]": the field and the index; returns what follows, NULL if it is no such step. */
static const char *
read_step (const char *path, SalPlanPlace *place)
{
  gsize length = strcspn (path, ".[");
  char *end;

  place->field = find_field (place->structure, path, length);
  place->index = -1;
  if (place->field == NULL)
    return NULL;
  path += length;
  if (*path == '[')
    {
      place->index = (int) strtol (path + 1, &end, 10);
      if (place->index < 0 || *end != ']')
        return NULL;
      path = end + 1;
    }

  return path;
}

/**
 * sal_plan_place_get_part: (skip)
 * @place: a place
 * @structure: (out) (optional): what it is
 *
 * Gets the part or the item that is at a place.
 *
 * Returns: (transfer none) (nullable): it; %NULL where there is none, or a value
 */
gpointer
sal_plan_place_get_part (const SalPlanPlace *place, const SalPlanStructure **structure)
{
  gpointer member = G_STRUCT_MEMBER_P (place->self, place->field->offset);

  if (structure != NULL)
    *structure = place->field->structure;
  if (place->field->type == SAL_PLAN_FIELD_PART && place->index < 0)
    return *(gpointer *) member;
  if (place->field->type == SAL_PLAN_FIELD_LIST && place->index >= 0 &&
      (guint) place->index < (*(GPtrArray **) member)->len)
    return (*(GPtrArray **) member)->pdata[place->index];

  return NULL;
}

/**
 * sal_plan_find: (skip)
 * @self: a plan
 * @path: a path
 * @place: (out caller-allocates): where it leads
 *
 * Follows a path. Its last step may be a part that is not there.
 *
 * Returns: %FALSE if it leads nowhere
 */
gboolean
sal_plan_find (const SalPlan *self, const char *path, SalPlanPlace *place)
{
  *place =
      (SalPlanPlace){ .plan = self, .structure = &sal_plan_structure, .self = (gpointer) self };
  for (;;)
    {
      const SalPlanStructure *structure;
      gpointer part;

      path = read_step (path, place);
      if (path == NULL)
        return FALSE;
      part = sal_plan_place_get_part (place, &structure);
      if (place->self == self && g_str_equal (place->field->name, "components"))
        place->component = part;
      if (*path == '\0')
        return place->index < 0 || part != NULL || place->field->type == SAL_PLAN_FIELD_RATIONALS;
      if (*path != '.' || part == NULL)
        return FALSE;
      path++;
      place->owner_type = place->structure;
      place->owner = place->self;
      place->structure = structure;
      place->self = part;
    }
}

/* --- values --- */

static gboolean
set_number (SalPlanNumber *number, const char *value, gboolean is_required, GError **error)
{
  if (*value == '\0' && !is_required)
    {
      sal_rational_clear (&number->value);
      number->is_set = FALSE;
      return TRUE;
    }
  if (!sal_rational_from_text (value, &number->value, error))
    return FALSE;
  number->is_set = TRUE;

  return TRUE;
}

static gboolean
set_numbers (GArray *numbers, const char *value, GError **error)
{
  g_auto (GStrv) texts = g_strsplit (value, ";", -1);
  guint n = 0;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_auto (SalRational) probe = SAL_RATIONAL_INIT;

      if (*g_strstrip (texts[i]) != '\0' && !sal_rational_from_text (texts[i], &probe, error))
        return FALSE;
    }
  g_array_set_size (numbers, 0);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      SalRational number = SAL_RATIONAL_INIT;

      if (*texts[i] == '\0')
        continue;
      g_array_append_val (numbers, number);
      sal_rational_from_text (texts[i], &g_array_index (numbers, SalRational, n++), NULL);
    }

  return TRUE;
}

static gboolean
refuse (GError **error, const char *expected)
{
  g_set_error_literal (error, SAL_ERROR, SAL_ERROR_VALUE, expected);

  return FALSE;
}

static gboolean
set_text (char **text, const char *value, gboolean is_required, GError **error)
{
  if (*value == '\0' && is_required)
    return refuse (error, _ ("expected a text"));
  g_free (*text);
  *text = *value != '\0' ? g_strdup (value) : NULL;

  return TRUE;
}

static gboolean
set_date (gint32 *day, const char *value, gboolean is_required, GError **error)
{
  gint32 read = SAL_DATE_NONE;

  if ((*value == '\0' && is_required) || (*value != '\0' && !sal_date_parse_iso (value, &read)))
    return refuse (error, _ ("expected a day such as 2026-02-01"));
  *day = read;

  return TRUE;
}

static gboolean
set_count (int *count, const char *value, GError **error)
{
  gint64 read;

  if (!g_ascii_string_to_signed (value, 10, 0, G_MAXINT32, &read, NULL))
    return refuse (error, _ ("expected a whole number of 0 or more"));
  *count = (int) read;

  return TRUE;
}

static gboolean
set_choice (const SalPlanField *field, int *choice, const char *value, GError **error)
{
  for (int i = 0; field->choices[i] != NULL; i++)
    if (g_str_equal (field->choices[i], value))
      {
        *choice = i;
        return TRUE;
      }

  return refuse (error, _ ("expected one of the choices"));
}

/**
 * sal_plan_set_value:
 * @self: a plan
 * @path: the path of a field that is neither part nor list
 * @value: what documents say: “7.65 %”, “2026-02-01”, the name of a choice, “true”; numbers of a
 *   list stand between semicolons; empty: nothing
 * @error: return location for an error
 *
 * Sets one field. What has to hold between fields is for sal_plan_check().
 *
 * Returns: %FALSE with %SAL_ERROR_VALUE, which says what was expected, and nothing is set
 */
gboolean
sal_plan_set_value (SalPlan *self, const char *path, const char *value, GError **error)
{
  SalPlanPlace place;
  gpointer member;

  g_return_val_if_fail (sal_plan_find (self, path, &place), FALSE);

  member = G_STRUCT_MEMBER_P (place.self, place.field->offset);
  switch ((int) place.field->type)
    {
    case SAL_PLAN_FIELD_TEXT:
      return set_text (member, value, place.field->is_required, error);
    case SAL_PLAN_FIELD_RATIONAL:
      return set_number (member, value, place.field->is_required, error);
    case SAL_PLAN_FIELD_RATIONALS:
      return set_numbers (*(GArray **) member, value, error);
    case SAL_PLAN_FIELD_DATE:
      return set_date (member, value, place.field->is_required, error);
    case SAL_PLAN_FIELD_CHOICE:
      return set_choice (place.field, member, value, error);
    case SAL_PLAN_FIELD_COUNT:
      return set_count (member, value, error);
    case SAL_PLAN_FIELD_BOOLEAN:
      *(gboolean *) member = g_str_equal (value, "true");
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* --- parts and items --- */

static void
set_ratio (SalPlanNumber *number, gint64 numerator, gint64 denominator)
{
  number->is_set = TRUE;
  sal_rational_set_ratio (&number->value, numerator, denominator);
}

/* One step further on than the last of the items, by the numbers at the offset of each. */
static void
step_on (GPtrArray *items, gsize offset, SalPlanNumber *number)
{
  const SalPlanNumber *last =
      items->len > 0 ? G_STRUCT_MEMBER_P (items->pdata[items->len - 1], offset) : NULL;
  const SalPlanNumber *before =
      items->len > 1 ? G_STRUCT_MEMBER_P (items->pdata[items->len - 2], offset) : NULL;

  number->is_set = TRUE;
  if (last == NULL)
    {
      sal_rational_set_integer (&number->value, 0);
      return;
    }
  if (before != NULL)
    sal_rational_subtract (&number->value, &last->value, &before->value);
  else
    sal_rational_set_integer (&number->value, 1);
  sal_rational_add (&number->value, &number->value, &last->value);
}

static void
copy_number (SalPlanNumber *number, const SalPlanNumber *other, gint64 otherwise)
{
  if (other == NULL || !other->is_set)
    {
      set_ratio (number, otherwise, 1);
      return;
    }
  number->is_set = TRUE;
  sal_rational_set (&number->value, &other->value);
}

static void
fill_tier (SalPlanTier *self, const SalPlanPlace *place, GPtrArray *items)
{
  const SalPlanTier *last = items->len > 0 ? items->pdata[items->len - 1] : NULL;
  const SalPlanMethod *method = place->self;

  step_on (items, G_STRUCT_OFFSET (SalPlanTier, from), &self->from);
  if (last != NULL && last->to.is_set &&
      sal_rational_compare (&last->to.value, &last->from.value) > 0)
    sal_rational_set (&self->from.value, &last->to.value);
  if (method->kind == SAL_PAYOUT_AMOUNTS)
    copy_number (&self->amount, last != NULL ? &last->amount : NULL, 0);
  else
    copy_number (
        &self->rate, last != NULL ? &last->rate : NULL, method->rates == SAL_RATES_OF_BASE ? 1 : 0);
}

static void
fill_point (SalPlanPoint *self, GPtrArray *items)
{
  step_on (items, G_STRUCT_OFFSET (SalPlanPoint, at), &self->at);
  step_on (items, G_STRUCT_OFFSET (SalPlanPoint, payout), &self->payout);
}

static void
fill_row (SalPlanRow *self, const SalPlanPlace *place, GPtrArray *items)
{
  const SalPlanRow *last = items->len > 0 ? items->pdata[items->len - 1] : NULL;
  guint n = ((SalPlanMethod *) place->self)->columns->len;

  step_on (items, G_STRUCT_OFFSET (SalPlanRow, at), &self->at);
  for (guint i = 0; i < n; i++)
    {
      SalRational payout = SAL_RATIONAL_INIT;

      if (last != NULL && i < last->payouts->len)
        sal_rational_set (&payout, &g_array_index (last->payouts, SalRational, i));
      g_array_append_val (self->payouts, payout);
    }
}

/* A name that none of the components has. */
static char *
new_id (const SalPlan *plan)
{
  for (guint i = plan->components->len + 1;; i++)
    {
      g_autofree char *id = g_strdup_printf ("component-%u", i);

      if (sal_plan_find_component (plan, id) < 0)
        return g_steal_pointer (&id);
    }
}

static void fill_method (SalPlan *plan, const SalPlanComponent *component, SalPlanMethod *method);

/* What is left of the target variable. */
static void
fill_component (SalPlanComponent *self, SalPlan *plan)
{
  const SalRational one = { 1, 1, NULL };

  self->id = new_id (plan);
  self->name = g_strdup (_ ("New Component"));
  self->period = SAL_PLAN_EVERY_QUARTER;
  self->weight.is_set = TRUE;
  sal_rational_set (&self->weight.value, &one);
  for (guint i = 0; i < plan->components->len; i++)
    {
      const SalPlanComponent *other = sal_plan_get_component (plan, i);

      sal_rational_subtract (&self->weight.value,
                             &self->weight.value,
                             other->weight.is_set ? &other->weight.value : &one);
    }
  if (sal_rational_sign (&self->weight.value) < 0)
    sal_rational_set_integer (&self->weight.value, 0);
  self->method->rates = SAL_RATES_OF_BASE;
  fill_method (plan, self, self->method);
}

static void
fill_milestone (SalPlanMilestone *self, GPtrArray *items)
{
  self->share.is_set = TRUE;
  sal_rational_set_integer (&self->share.value, 1);
  for (guint i = 0; i < items->len; i++)
    sal_rational_subtract (&self->share.value,
                           &self->share.value,
                           &((SalPlanMilestone *) items->pdata[i])->share.value);
}

static const char *
own_id (const SalPlanPlace *place)
{
  return place->component != NULL ? place->component->id : "";
}

/* What a new part says, so that it means something at once. */
static void
fill (gpointer part, SalPlan *plan, const SalPlanPlace *place, GPtrArray *items)
{
  const char *field = place->field->name;

  if (g_str_equal (field, "components"))
    fill_component (part, plan);
  else if (g_str_equal (field, "tiers"))
    fill_tier (part, place, items);
  else if (g_str_equal (field, "points"))
    fill_point (part, items);
  else if (g_str_equal (field, "rows"))
    fill_row (part, place, items);
  else if (g_str_equal (field, "milestones"))
    fill_milestone (part, items);
  else if (g_str_equal (field, "gates"))
    {
      ((SalPlanGate *) part)->component = g_strdup (own_id (place));
      set_ratio (&((SalPlanGate *) part)->at_least, 1, 1);
    }
  else if (g_str_equal (field, "objectives"))
    {
      ((SalPlanObjective *) part)->name = g_strdup_printf (_ ("Objective %u"), items->len + 1);
      set_ratio (&((SalPlanObjective *) part)->share, items->len == 0, 1);
    }
  else if (g_str_equal (field, "exchange_rates"))
    {
      ((SalPlanExchangeRate *) part)->currency =
          g_strdup (g_str_equal (plan->currency, "EUR") ? "USD" : "EUR");
      set_ratio (&((SalPlanExchangeRate *) part)->rate, 1, 1);
    }
  else if (g_str_equal (field, "multiplier"))
    ((SalPlanMultiplier *) part)->component = g_strdup (own_id (place));
  else if (g_str_equal (field, "deal_cap"))
    set_ratio (&((SalPlanDealCap *) part)->amount, 1000000, 1);
  else if (g_str_equal (field, "cap"))
    set_ratio (&((SalPlanCap *) part)->share, 2, 1);
}

/* A required part is made with what it is in. */
static gpointer
new_part (const SalPlanStructure *structure)
{
  gpointer part = sal_plan_structure_new (structure);

  for (guint i = 0; i < structure->n_fields; i++)
    if (structure->fields[i].type == SAL_PLAN_FIELD_PART && structure->fields[i].is_required)
      *(gpointer *) G_STRUCT_MEMBER_P (part, structure->fields[i].offset) =
          new_part (structure->fields[i].structure);

  return part;
}

static void
add_items (SalPlan *plan, SalPlanPlace *place, GPtrArray *items, guint least)
{
  while (items->len < least)
    {
      gpointer item = new_part (place->field->structure);

      fill (item, plan, place, items);
      g_ptr_array_add (items, item);
    }
}

/* What a method needs and has not, so that another one can be chosen and then be filled in. */
static void
fill_method (SalPlan *plan, const SalPlanComponent *component, SalPlanMethod *method)
{
  SalPlanPlace place = { .plan = plan, .component = component, .self = method };
  static const struct
  {
    SalPayoutKind kind;
    const char *list;
    guint least;
  } needs[] = {
    { SAL_PAYOUT_RATE_TABLE, "tiers", 1 },      { SAL_PAYOUT_CURVE, "points", 2 },
    { SAL_PAYOUT_MATRIX, "rows", 2 },           { SAL_PAYOUT_AMOUNTS, "tiers", 1 },
    { SAL_PAYOUT_OBJECTIVES, "objectives", 1 },
  };
  SalPlanPlace of_component;
  const SalPlanStructure *structure = NULL;

  sal_plan_find (plan, "components", &of_component);
  for (guint i = 0; i < of_component.field->structure->n_fields; i++)
    if (g_str_equal (of_component.field->structure->fields[i].name, "method"))
      structure = of_component.field->structure->fields[i].structure;
  if (method->kind == SAL_PAYOUT_MATRIX && method->column == NULL)
    method->column = g_strdup (component->id);
  for (gint64 i = 0; method->kind == SAL_PAYOUT_MATRIX && method->columns->len < 2; i++)
    {
      SalRational at = SAL_RATIONAL_INIT;

      sal_rational_set_integer (&at, i);
      g_array_append_val (method->columns, at);
    }
  for (guint i = 0; i < method->tiers->len; i++)
    {
      SalPlanTier *tier = method->tiers->pdata[i];

      if (method->kind == SAL_PAYOUT_AMOUNTS && !tier->amount.is_set)
        set_ratio (&tier->amount, 0, 1);
      if (method->kind == SAL_PAYOUT_RATE_TABLE && !tier->rate.is_set)
        set_ratio (&tier->rate, 0, 1);
    }
  if (method->kind == SAL_PAYOUT_SPIF && !method->amount.is_set)
    set_ratio (&method->amount, 0, 1);
  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    {
      if (needs[i].kind != method->kind)
        continue;
      place.field = find_field (structure, needs[i].list, strlen (needs[i].list));
      add_items (plan,
                 &place,
                 *(GPtrArray **) G_STRUCT_MEMBER_P (method, place.field->offset),
                 needs[i].least);
    }
}

/**
 * sal_plan_add:
 * @self: a plan
 * @path: the path of a list, which gets one item more, or of a part that is not there; of a method,
 *   which gets what its kind needs
 *
 * Adds a part, filled so that it means something: a tier above the last, what is left of a weight.
 *
 * Returns: %FALSE if the part is there already
 */
gboolean
sal_plan_add (SalPlan *self, const char *path)
{
  SalPlanPlace place;
  gpointer member;

  g_return_val_if_fail (sal_plan_find (self, path, &place) && place.index < 0, FALSE);

  member = G_STRUCT_MEMBER_P (place.self, place.field->offset);
  if (place.field->type == SAL_PLAN_FIELD_LIST)
    {
      add_items (self, &place, *(GPtrArray **) member, (*(GPtrArray **) member)->len + 1);
      return TRUE;
    }
  if (g_str_equal (place.field->name, "method"))
    {
      fill_method (self, place.component, *(gpointer *) member);
      return TRUE;
    }
  if (place.field->type != SAL_PLAN_FIELD_PART || *(gpointer *) member != NULL)
    return FALSE;
  *(gpointer *) member = new_part (place.field->structure);
  fill (*(gpointer *) member, self, &place, NULL);

  return TRUE;
}

/**
 * sal_plan_remove:
 * @self: a plan
 * @path: the path of an item, or of a part that is not required
 *
 * Removes a part.
 *
 * Returns: %FALSE if it is required, or not there
 */
gboolean
sal_plan_remove (SalPlan *self, const char *path)
{
  const SalPlanStructure *structure;
  SalPlanPlace place;
  gpointer member, part;

  if (!sal_plan_find (self, path, &place))
    return FALSE;
  part = sal_plan_place_get_part (&place, &structure);
  if (part == NULL || (place.index < 0 && place.field->is_required))
    return FALSE;

  member = G_STRUCT_MEMBER_P (place.self, place.field->offset);
  if (place.index >= 0)
    g_ptr_array_remove_index (*(GPtrArray **) member, (guint) place.index);
  else
    *(gpointer *) member = NULL;
  sal_plan_structure_free (structure, part);

  return TRUE;
}

/**
 * sal_plan_move_item:
 * @self: a plan
 * @path: the path of an item
 * @by: how many places towards the end; negative: towards the beginning
 *
 * Moves an item within its list.
 *
 * Returns: %FALSE if there is no such place
 */
gboolean
sal_plan_move_item (SalPlan *self, const char *path, int by)
{
  SalPlanPlace place;
  GPtrArray *items;
  int to;

  if (!sal_plan_find (self, path, &place) || place.index < 0 ||
      place.field->type != SAL_PLAN_FIELD_LIST)
    return FALSE;
  items = *(GPtrArray **) G_STRUCT_MEMBER_P (place.self, place.field->offset);
  to = place.index + by;
  if (to < 0 || (guint) to >= items->len)
    return FALSE;
  g_ptr_array_insert (items, to, g_ptr_array_steal_index (items, (guint) place.index));

  return TRUE;
}
