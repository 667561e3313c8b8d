/* sal-tier-criterion.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-tier-criterion.h"

/* What accounts are scored by, from 1 to 5: by somebody's judgement, or by bands of a measure. */

const SalChoice sal_tier_measures[] = {
  { SAL_TIER_MEASURE_REVENUE, N_ ("Won in Twelve Months") },
  { SAL_TIER_MEASURE_GROWTH, N_ ("Growth Against Twelve Months Before") },
  { SAL_TIER_MEASURE_PIPELINE, N_ ("Open Pipeline") },
  { SAL_TIER_MEASURE_FAMILIES, N_ ("Product Families Bought") },
  { SAL_TIER_MEASURE_ACTIVITIES, N_ ("Activities in Ninety Days") },
  { SAL_TIER_MEASURE_CONTACTS, N_ ("Contacts") },
  { SAL_TIER_MEASURE_EMPLOYEES, N_ ("Employees") },
  { SAL_TIER_MEASURE_TURNOVER, N_ ("Annual Revenue of the Account") },
  { NULL, NULL },
};

static const SalChoice axes[] = {
  { SAL_TIER_ATTRACTIVENESS, N_ ("Attractiveness") },
  { SAL_TIER_RELATIONSHIP, N_ ("Relationship") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "model",
    SAL_FIELD_REFERENCE,
    N_ ("Tier Model"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_tier_model_kind },
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "weight",
    SAL_FIELD_RATE,
    N_ ("Weight"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .minimum = 0,
    .maximum = SAL_RATE_ONE,
    .hint = N_ ("The weights of a model sum to 100 %") },
  { "axis",
    SAL_FIELD_CHOICE,
    N_ ("Says Something About"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = axes,
    .initial = SAL_TIER_ATTRACTIVENESS },
  { "measure",
    SAL_FIELD_CHOICE,
    N_ ("Measure"),
    SAL_FIELD_LISTED,
    .choices = sal_tier_measures,
    .hint = N_ ("Empty: scored by hand") },
  { "from_2",
    SAL_FIELD_REAL,
    N_ ("2 From"),
    SAL_FIELD_LISTED,
    .hint = N_ ("Where the score of 2 begins; below it, it is 1. Amounts are in the reporting "
                "currency, growth is a share: 0.1 is 10 %") },
  { "from_3", SAL_FIELD_REAL, N_ ("3 From"), SAL_FIELD_LISTED },
  { "from_4", SAL_FIELD_REAL, N_ ("4 From"), SAL_FIELD_LISTED },
  { "from_5", SAL_FIELD_REAL, N_ ("5 From"), SAL_FIELD_LISTED },
};

static void
validate (SalRecord *record, SalProblems *problems)
{
  static const char *const bounds[] = { "from_2", "from_3", "from_4", "from_5" };
  gboolean by_hand = sal_record_is_null (record, "measure");
  double before = -G_MAXDOUBLE;

  for (gsize i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      const SalValue *bound = sal_record_get_value (
          record, (guint) sal_kind_field_index (&sal_tier_criterion_kind, bounds[i]));

      if (by_hand)
        {
          if (bound->storage != SAL_STORAGE_NULL)
            sal_problems_add (
                problems, bounds[i], _ ("What is scored by hand has no bounds; choose a measure"));
        }
      else if (bound->storage == SAL_STORAGE_NULL)
        {
          sal_problems_add (problems, bounds[i], _ ("A measure needs the bounds of all scores"));
        }
      else if (bound->real <= before)
        {
          sal_problems_add (
              problems, bounds[i], _ ("Should be above the bound of the score below"));
        }
      else
        {
          before = bound->real;
        }
    }
}

const SalKind sal_tier_criterion_kind = {
  .name = "tier_criterion",
  .label = N_ ("Tier Criterion"),
  .plural = N_ ("Tier Criteria"),
  .group = N_ ("Customers"),
  .icon = "view-sort-descending-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "-weight",
  .subtitle = "model",
  .together = "model,name",
  .validate = validate,
};
