/* sal-sample-plan-stakeholders.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-names.h"
#include "sal-sample-planning.h"

#define LEAST_PEOPLE 7
#define MOST_LINES   4

/* Whom to expect at a manufacturer; the larger the account, the more of them. The one of whom
 * somebody has been in contact anyway, the account's first contact, stands below one of them. */
static const struct
{
  const char *title;
  const char *department;
  int above; /* in this table, or -1 */
  const char *role;
  const char *power;
} posts[] = {
  { "Managing Director", "Management", -1, "decision_maker", "high" },
  { "Chief Financial Officer", "Finance", 0, "economic_buyer", "high" },
  { "Chief Operating Officer", "Management", 0, "decision_maker", "high" },
  { "Director of Quality", "Quality", 2, "influencer", "high" },
  { "Head of Metrology", "Quality", 3, "technical_buyer", "medium" },
  { "Purchasing Manager", "Purchasing", 1, "gatekeeper", "medium" },
  { "Vice President Operations", "Production", 2, "influencer", "high" },
  { "Plant Manager", "Production", 6, "influencer", "medium" },
  { "Laboratory Manager", "Laboratory", 4, "coach", "medium" },
  { "Quality Manager", "Quality", 3, "user", "medium" },
  { "Manufacturing Engineering Manager", "Engineering", 7, "technical_buyer", "medium" },
  { "Category Buyer", "Purchasing", 5, NULL, NULL },
  { "Inspection Supervisor", "Quality", 9, "user", "low" },
  { "Process Engineer", "Engineering", 10, "user", "low" },
};

#define N_POSTS       G_N_ELEMENTS (posts)
#define CONTACT_ABOVE 4 /* whom the first contact reports to */

/* In tenths of all people. */
static const char *const attitudes[] = { "mentor",  "supporter", "supporter", "supporter",
                                         "neutral", "neutral",   "neutral",   "neutral",
                                         "sceptic", "opponent" };
static const char *const coverages[] = { "monthly", "monthly", "monthly", "monthly", "knows",
                                         "knows",   "knows",   "none",    "none",    "none" };
static const char *const strengths[] = { "weak", "medium", "strong" };

static const struct
{
  const char *currency;
  SalSampleCulture culture;
} cultures[] = {
  { "EUR", SAL_SAMPLE_CULTURE_CONTINENTAL }, { "CHF", SAL_SAMPLE_CULTURE_CONTINENTAL },
  { "GBP", SAL_SAMPLE_CULTURE_NORTHERN },    { "SEK", SAL_SAMPLE_CULTURE_NORTHERN },
  { "JPY", SAL_SAMPLE_CULTURE_JAPANESE },
};

/* An account while its people are planned. */
typedef struct
{
  SalSamplePlanning *planning;
  const SalSamplePlanned *account;
  gint64 plan;
  gint64 manager;
  SalSampleCulture culture;
  gint64 ids[N_POSTS + 1];
  guint n;
} Map;

static SalSampleCulture
find_culture (const char *currency)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cultures); i++)
    if (g_strcmp0 (cultures[i].currency, currency) == 0)
      return cultures[i].culture;

  return SAL_SAMPLE_CULTURE_AMERICAN;
}

static SalValue
put_reference (gint64 id)
{
  return id != 0 ? SAL_VALUE_INTEGER (id) : SAL_VALUE_NULL;
}

static gint64
add_contact (Map *self, const char *job_title, const char *department)
{
  const char *given, *family;
  g_autofree char *name = NULL;

  sal_sample_pick_person (&self->planning->random, self->culture, &given, &family);
  name = g_strdup_printf ("%s %s", given, family);

  return sal_sample_plan_add_row (self->planning,
                                  SAL_SAMPLE_PLAN_TABLE_CONTACT,
                                  (SalValue[]){ sal_value_borrow_text (g_string_chunk_insert_const (
                                                    self->planning->texts, name)),
                                                SAL_VALUE_INTEGER (self->account->id),
                                                sal_value_borrow_text (job_title),
                                                sal_value_borrow_text (department) },
                                  4);
}

static void
add_stakeholder (Map *self,
                 gint64 contact,
                 gint64 above,
                 const char *role,
                 const char *power,
                 const char *attitude,
                 const char *coverage)
{
  gboolean by_manager = sal_sample_random_chance (&self->planning->random, 0.3);
  gint64 covered_by = by_manager ? self->manager : self->account->owner;

  self->ids[self->n++] = sal_sample_plan_add_row (
      self->planning,
      SAL_SAMPLE_PLAN_TABLE_STAKEHOLDER,
      (SalValue[]){ SAL_VALUE_INTEGER (self->plan),
                    SAL_VALUE_INTEGER (contact),
                    put_reference (above),
                    sal_value_borrow_text (role),
                    sal_value_borrow_text (power),
                    sal_value_borrow_text (attitude),
                    sal_value_borrow_text (coverage),
                    put_reference (g_str_equal (coverage, "none") ? 0 : covered_by) },
      8);
}

static void
add_people (Map *self, guint n_posts)
{
  SalSampleRandom *random = &self->planning->random;

  for (guint i = 0; i < n_posts; i++)
    {
      gint64 contact = add_contact (self, posts[i].title, posts[i].department);
      const char *attitude = attitudes[sal_sample_random_below (random, G_N_ELEMENTS (attitudes))];
      const char *coverage = coverages[sal_sample_random_below (random, G_N_ELEMENTS (coverages))];

      add_stakeholder (self,
                       contact,
                       posts[i].above >= 0 ? self->ids[posts[i].above] : 0,
                       posts[i].role,
                       posts[i].power,
                       attitude,
                       coverage);
    }
  if (self->account->contact != 0)
    add_stakeholder (self,
                     self->account->contact,
                     self->ids[CONTACT_ABOVE],
                     "coach",
                     "medium",
                     "supporter",
                     "monthly");
}

/* Whoever is further down has the ear of who is further up, each at most once. */
static void
add_influences (Map *self)
{
  SalSampleRandom *random = &self->planning->random;
  guint n = 1 + sal_sample_random_below (random, MOST_LINES);

  for (guint i = 0; i < n; i++)
    {
      guint source = self->n - 1 - i;
      guint target = sal_sample_random_below (random, 5);
      const char *strength = strengths[sal_sample_random_below (random, G_N_ELEMENTS (strengths))];

      if (target == source)
        continue;
      sal_sample_plan_add_row (self->planning,
                               SAL_SAMPLE_PLAN_TABLE_INFLUENCE,
                               (SalValue[]){ SAL_VALUE_INTEGER (self->plan),
                                             SAL_VALUE_INTEGER (self->ids[source]),
                                             SAL_VALUE_INTEGER (self->ids[target]),
                                             sal_value_borrow_text (strength) },
                               4);
    }
}

/**
 * sal_sample_plan_stakeholders:
 * @self: what is planned
 * @account: an account
 * @plan: the id of its plan
 * @manager: the id of somebody who covers people there besides the account's owner; 0: nobody
 *
 * Plans who decides at an account, and who listens to whom.
 */
void
sal_sample_plan_stakeholders (SalSamplePlanning *self,
                              const SalSamplePlanned *account,
                              gint64 plan,
                              gint64 manager)
{
  guint n_posts =
      LEAST_PEOPLE + sal_sample_random_below (&self->random, N_POSTS - LEAST_PEOPLE + 1);
  Map map = { .planning = self,
              .account = account,
              .plan = plan,
              .manager = manager,
              .culture = find_culture (account->currency) };

  add_people (&map, n_posts);
  add_influences (&map);
}
