/* sal-plan-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-words-table.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-money.h"
#include "sal-payout-terms.h"
#include "sal-text.h"

/* Fields of plans as people read and write them: documents are exact and the same everywhere,
 * people write percent and the numbers of their locale. */

static const SalPlanWords *
find_words (const SalPlanStructure *structure, const SalPlanField *field)
{
  guint n;
  const SalPlanWords *words = sal_plan_words_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (words[i].structure, structure->name) &&
        g_str_equal (words[i].field, field->name))
      return &words[i];
  g_return_val_if_reached (&words[0]);
}

const char *
sal_plan_field_get_label (const SalPlanStructure *structure, const SalPlanField *field)
{
  return _ (find_words (structure, field)->label);
}

/* (nullable) */
const char *
sal_plan_field_get_hint (const SalPlanStructure *structure, const SalPlanField *field)
{
  const char *hint = find_words (structure, field)->hint;

  return hint != NULL ? _ (hint) : NULL;
}

const char *
sal_plan_field_get_choice (const SalPlanStructure *structure, const SalPlanField *field, int choice)
{
  return _ (find_words (structure, field)->choices[choice]);
}

const char *
sal_plan_field_get_item (const SalPlanStructure *structure, const SalPlanField *field)
{
  const char *item = find_words (structure, field)->item;

  return item != NULL ? _ (item) : NULL;
}

/* Whether it is the id of a component. */
gboolean
sal_plan_field_refers (const SalPlanStructure *structure, const SalPlanField *field)
{
  return find_words (structure, field)->refers;
}

/* --- what applies --- */

static gboolean
find_choice (const SalPlanStructure *structure, gconstpointer self, const char *name, int *choice)
{
  for (guint i = 0; structure != NULL && i < structure->n_fields; i++)
    if (structure->fields[i].type == SAL_PLAN_FIELD_CHOICE &&
        g_str_equal (structure->fields[i].name, name))
      {
        *choice = G_STRUCT_MEMBER (int, self, structure->fields[i].offset);
        return TRUE;
      }

  return FALSE;
}

static gboolean
is_initial (const SalPlanPlace *place)
{
  gconstpointer member = G_STRUCT_MEMBER_P (place->self, place->field->offset);

  switch ((int) place->field->type)
    {
    case SAL_PLAN_FIELD_TEXT:
    case SAL_PLAN_FIELD_PART:
      return *(gconstpointer const *) member == NULL;
    case SAL_PLAN_FIELD_RATIONAL:
      return !((const SalPlanNumber *) member)->is_set;
    case SAL_PLAN_FIELD_RATIONALS:
      return (*(GArray *const *) member)->len == 0;
    case SAL_PLAN_FIELD_LIST:
      return (*(GPtrArray *const *) member)->len == 0;
    case SAL_PLAN_FIELD_DATE:
      return *(const gint32 *) member == SAL_DATE_NONE;
    default:
      return *(const int *) member == place->field->initial;
    }
}

/**
 * sal_plan_place_applies: (skip)
 * @place: a field
 *
 * Tells whether a field means anything beside what the others say, as tiers do for a rate table.
 * One that says something although it means nothing does apply: nothing in a plan is hidden.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_plan_place_applies (const SalPlanPlace *place)
{
  const SalPlanWords *words = find_words (place->structure, place->field);
  int choice;

  if (words->rule == NULL)
    return TRUE;
  if (!find_choice (place->structure, place->self, words->rule, &choice) &&
      !find_choice (place->owner_type, place->owner, words->rule, &choice))
    return TRUE;

  return (words->rule_mask & (1u << choice)) != 0 || !is_initial (place);
}

/* --- numbers --- */

static SalPlanUnit
unit_of_counted (const SalPlanComponent *component)
{
  return component != NULL && component->counts == SAL_COUNTS_NUMBER ? SAL_PLAN_UNIT_NONE
                                                                     : SAL_PLAN_UNIT_MONEY;
}

/* A gate counts what the component does whose measure opens it. */
static const SalPlanComponent *
counting (const SalPlanPlace *place)
{
  int other = g_str_equal (place->structure->name, "gate")
                  ? sal_plan_find_component (place->plan, ((SalPlanGate *) place->self)->component)
                  : -1;

  return other >= 0 ? sal_plan_get_component (place->plan, (guint) other) : place->component;
}

/**
 * sal_plan_place_get_unit: (skip)
 * @place: a field
 *
 * Tells what its numbers are, as the other fields have it.
 *
 * Returns: %SAL_PLAN_UNIT_NONE, %SAL_PLAN_UNIT_SHARE or %SAL_PLAN_UNIT_MONEY
 */
SalPlanUnit
sal_plan_place_get_unit (const SalPlanPlace *place)
{
  SalPlanUnit unit = find_words (place->structure, place->field)->unit;
  const SalPlanMethod *method = place->component != NULL ? place->component->method : NULL;

  switch (unit)
    {
    case SAL_PLAN_UNIT_BOUND:
      return method->bounds == SAL_BOUNDS_ATTAINMENT ? SAL_PLAN_UNIT_SHARE
                                                     : unit_of_counted (place->component);
    case SAL_PLAN_UNIT_COUNTED:
      return unit_of_counted (counting (place));
    case SAL_PLAN_UNIT_RATE:
      if (method->rates == SAL_RATES_OF_BASE)
        return SAL_PLAN_UNIT_NONE;
      return place->component->counts == SAL_COUNTS_MONEY ? SAL_PLAN_UNIT_SHARE
                                                          : SAL_PLAN_UNIT_MONEY;
    case SAL_PLAN_UNIT_NONE:
    case SAL_PLAN_UNIT_SHARE:
    case SAL_PLAN_UNIT_MONEY:
    default:
      return unit;
    }
}

static char *
localize (const SalRational *value)
{
  g_autofree char *plain = sal_rational_to_text (value);

  return strchr (plain, '/') != NULL ? g_steal_pointer (&plain) : sal_number_localize (plain);
}

/**
 * sal_plan_percent_to_words: (skip)
 * @value: a share
 *
 * Writes a share in percent, exactly; one whose decimals do not end as a ratio.
 *
 * Returns: (transfer full): “7.65 %” by locale, or “13/170”
 */
char *
sal_plan_percent_to_words (const SalRational *value)
{
  const SalRational hundred = { 100, 1, NULL };
  g_auto (SalRational) percent = SAL_RATIONAL_INIT;
  g_autofree char *text = NULL;

  sal_rational_multiply (&percent, value, &hundred);
  text = localize (&percent);

  return strchr (text, '/') != NULL ? sal_rational_to_text (value)
                                    : g_strdup_printf ("%s\302\240%%", text);
}

/**
 * sal_plan_money_to_words: (skip)
 * @value: major units
 * @currency: ISO 4217
 *
 * Writes an amount of money, without minor units if it has none.
 *
 * Returns: (transfer full): “$50,000” by locale
 */
char *
sal_plan_money_to_words (const SalRational *value, const char *currency)
{
  g_auto (SalRational) minor = SAL_RATIONAL_INIT;
  g_autofree char *number = localize (value);
  gint64 whole;

  sal_rational_set_integer (&minor, sal_payout_minor_units (currency));
  sal_rational_multiply (&minor, &minor, value);
  if (!sal_rational_round (&minor, &whole) || sal_rational_compare_integer (&minor, whole) != 0)
    return g_strdup_printf ("%s\302\240%s", currency, number);
  if (sal_rational_floor (value, &whole) && sal_rational_compare_integer (value, whole) == 0)
    return g_strdup_printf ("%s%s%s",
                            sal_currency_symbol (currency),
                            strlen (sal_currency_symbol (currency)) > 2 ? "\302\240" : "",
                            number);
  sal_rational_round (&minor, &whole);

  return sal_money_format (whole, currency);
}

char *
sal_plan_number_to_words (const SalRational *value)
{
  return localize (value);
}

static char *
number_to_words (const SalPlanPlace *place, const SalRational *value, gboolean is_entry)
{
  switch ((int) sal_plan_place_get_unit (place))
    {
    case SAL_PLAN_UNIT_SHARE:
      return sal_plan_percent_to_words (value);
    case SAL_PLAN_UNIT_MONEY:
      return is_entry ? localize (value) : sal_plan_money_to_words (value, place->plan->currency);
    default:
      return localize (value);
    }
}

/* --- values --- */

static char *
numbers_to_words (const SalPlanPlace *place, const GArray *numbers, gboolean is_entry)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < numbers->len; i++)
    {
      g_autofree char *one =
          number_to_words (place, &g_array_index (numbers, SalRational, i), is_entry);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", one);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
value_to_text (const SalPlanPlace *place, gboolean is_entry)
{
  gconstpointer member = G_STRUCT_MEMBER_P (place->self, place->field->offset);

  switch ((int) place->field->type)
    {
    case SAL_PLAN_FIELD_TEXT:
      return g_strdup (*(char *const *) member != NULL ? *(char *const *) member : "");
    case SAL_PLAN_FIELD_RATIONAL:
      return ((const SalPlanNumber *) member)->is_set
                 ? number_to_words (place, &((const SalPlanNumber *) member)->value, is_entry)
                 : g_strdup ("");
    case SAL_PLAN_FIELD_RATIONALS:
      return numbers_to_words (place, *(GArray *const *) member, is_entry);
    case SAL_PLAN_FIELD_DATE:
      return *(const gint32 *) member != SAL_DATE_NONE ? sal_date_format (*(const gint32 *) member)
                                                       : g_strdup ("");
    case SAL_PLAN_FIELD_CHOICE:
      return g_strdup (
          sal_plan_field_get_choice (place->structure, place->field, *(const int *) member));
    case SAL_PLAN_FIELD_BOOLEAN:
      return g_strdup (*(const gboolean *) member ? _ ("Yes") : _ ("No"));
    case SAL_PLAN_FIELD_COUNT:
      return g_strdup_printf ("%d", *(const int *) member);
    default:
      return g_strdup ("");
    }
}

/**
 * sal_plan_place_to_entry: (skip)
 * @place: a field that is neither part nor list
 *
 * Writes what a field says as somebody would enter it.
 *
 * Returns: (transfer full): “7.65 %”, “50,000”; empty for nothing
 */
char *
sal_plan_place_to_entry (const SalPlanPlace *place)
{
  return value_to_text (place, TRUE);
}

/**
 * sal_plan_place_to_words: (skip)
 * @place: a field that is neither part nor list
 *
 * Writes what a field says as somebody would read it.
 *
 * Returns: (transfer full): “7.65 %”, “$50,000”; empty for nothing
 */
char *
sal_plan_place_to_words (const SalPlanPlace *place)
{
  const char *const *text = G_STRUCT_MEMBER_P (place->self, place->field->offset);
  int component = place->field->type == SAL_PLAN_FIELD_TEXT && *text != NULL &&
                          sal_plan_field_refers (place->structure, place->field)
                      ? sal_plan_find_component (place->plan, *text)
                      : -1;

  if (component >= 0)
    return g_strdup (
        sal_plan_component_get_name (sal_plan_get_component (place->plan, (guint) component)));

  return value_to_text (place, FALSE);
}

/* The point for the decimal mark of the locale, and nothing between thousands. */
static char *
to_plain (const char *text)
{
  gboolean is_comma = sal_text_decimal_mark_of_locale () == SAL_DECIMAL_COMMA;
  GString *plain = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter == (is_comma ? '.' : ',') || letter == '\'' || g_unichar_isspace (letter))
        continue;
      if (letter == ',' && is_comma)
        letter = '.';
      if (letter == 0x2212)
        letter = '-';
      g_string_append_unichar (plain, letter);
    }

  return g_string_free (plain, FALSE);
}

/* Where percent are shown, a plain number means percent. */
static char *
number_from_entry (const SalPlanPlace *place, const char *text)
{
  g_autofree char *plain = to_plain (text);

  if (*plain == '\0' || strpbrk (plain, "%/") != NULL ||
      sal_plan_place_get_unit (place) != SAL_PLAN_UNIT_SHARE)
    return g_steal_pointer (&plain);

  return g_strconcat (plain, "%", NULL);
}

static char *
numbers_from_entry (const SalPlanPlace *place, const char *text)
{
  g_auto (GStrv) texts = g_strsplit (text, ";", -1);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      char *number = number_from_entry (place, texts[i]);

      g_free (texts[i]);
      texts[i] = number;
    }

  return g_strjoinv (";", texts);
}

/**
 * sal_plan_place_from_entry: (skip)
 * @place: a field that is neither part, list, choice nor switch
 * @text: what somebody entered
 *
 * Reads what somebody entered as documents say it. In a field of percent, “7.65” is 7.65 %.
 *
 * Returns: (transfer full): what sal_plan_set_value() takes, and refuses where it is none
 */
char *
sal_plan_place_from_entry (const SalPlanPlace *place, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  char day[SAL_DATE_BUFFER];
  gint32 date;

  switch ((int) place->field->type)
    {
    case SAL_PLAN_FIELD_RATIONAL:
      return number_from_entry (place, stripped);
    case SAL_PLAN_FIELD_RATIONALS:
      return numbers_from_entry (place, stripped);
    case SAL_PLAN_FIELD_DATE:
      if (sal_text_to_date_by_locale (stripped, &date, NULL))
        return g_strdup (sal_date_write_iso (date, day));
      return g_steal_pointer (&stripped);
    case SAL_PLAN_FIELD_COUNT:
      return to_plain (stripped);
    default:
      return g_steal_pointer (&stripped);
    }
}

/* --- paths --- */

const char *
sal_plan_component_get_name (const SalPlanComponent *self)
{
  return self->name != NULL ? self->name : self->id;
}

static void
append_step (GString *words, const SalPlanPlace *place)
{
  const char *item = sal_plan_field_get_item (place->structure, place->field);

  if (words->len > 0)
    g_string_append (words, " · ");
  if (place->index < 0 || item == NULL)
    g_string_append (words, sal_plan_field_get_label (place->structure, place->field));
  else if (place->component != NULL && place->self == place->plan)
    g_string_append (words, sal_plan_component_get_name (place->component));
  else
    g_string_append_printf (words, "%s %d", item, place->index + 1);
}

/**
 * sal_plan_path_to_words:
 * @plan: a plan
 * @path: a path
 *
 * Names a place of a plan for people. The step to the method of a component, which each has, is
 * left out.
 *
 * Returns: (transfer full): “Revenue · Tier 2 · Rate”; as far as it leads
 */
char *
sal_plan_path_to_words (const SalPlan *plan, const char *path)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_auto (GStrv) steps = g_strsplit (path, ".", -1);
  g_autoptr (GString) so_far = g_string_new (NULL);

  for (guint i = 0; steps[i] != NULL; i++)
    {
      SalPlanPlace place;

      g_string_append_printf (so_far, "%s%s", i > 0 ? "." : "", steps[i]);
      if (!sal_plan_find (plan, so_far->str, &place))
        break;
      if (!g_str_equal (steps[i], "method") || steps[i + 1] == NULL)
        append_step (words, &place);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}
