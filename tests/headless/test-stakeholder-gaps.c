/* test-stakeholder-gaps.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-gaps.h"

#define DAY 200000
#define N   5
#define M   4

/* People by index, from 1 as ids; what is left out is neutral, without role, power and contact. */
typedef struct
{
  guint above; /* id, 0: nobody */
  SalDecisionRole role;
  SalPower power;
  SalAttitude attitude;
  SalContactCoverage coverage;
  gint64 covered_by;
  gint32 silent; /* days since the last activity, -1: none */
} Person;

#define BUYER     SAL_DECISION_ROLE_ECONOMIC_BUYER
#define USER      SAL_DECISION_ROLE_USER
#define SPONSOR   SAL_DECISION_ROLE_SPONSOR
#define MENTOR    SAL_ATTITUDE_MENTOR
#define SUPPORTER SAL_ATTITUDE_SUPPORTER
#define NEUTRAL   SAL_ATTITUDE_NEUTRAL
#define OPPONENT  SAL_ATTITUDE_OPPONENT
#define LOW       SAL_POWER_LOW
#define HIGH      SAL_POWER_HIGH
#define MONTHLY   SAL_CONTACT_MONTHLY
#define KNOWS     SAL_CONTACT_KNOWS
#define NONE      SAL_CONTACT_NONE

/* Worked by hand, by the sentences in the documentation of sal_stakeholder_gaps_find(). */
static const struct
{
  const char *name;
  guint n;
  Person people[N];
  guint from, to; /* ids of a line of influence, 0: none */
  gint64 sponsor; /* contact: the id of the person plus 100; 0: none */
  guint sponsor_days;
  const char *gaps; /* names with the id of the person */
} cases[] = {
  { .name = "nobody", .gaps = "" },
  { .name = "all is well",
    .n = 3,
    .people = { { 0, BUYER, HIGH, SUPPORTER, MONTHLY, 1, 10 },
                { 1, USER, LOW, MENTOR, MONTHLY, 2, 10 },
                { 1, USER, LOW, MENTOR, KNOWS, 0, -1 } },
    .gaps = "" },
  { .name = "no contact to the buyer, and one mentor",
    .n = 3,
    .people = { { 0, BUYER, HIGH, NEUTRAL, NONE, 0, -1 },
                { 1, USER, LOW, MENTOR, MONTHLY, 1, 10 },
                { 1, USER, LOW, NEUTRAL, MONTHLY, 2, 10 } },
    .gaps = "no_contact 1, one_mentor 2" },
  { .name = "a buyer who knows of us is covered",
    .n = 3,
    .people = { { 0, BUYER, HIGH, MENTOR, KNOWS, 0, -1 },
                { 1, USER, LOW, MENTOR, MONTHLY, 1, 10 },
                { 1, USER, LOW, NEUTRAL, MONTHLY, 2, 10 } },
    .gaps = "" },
  { .name = "no buyer, one thread on their side",
    .n = 2,
    .people = { { 0, USER, LOW, MENTOR, MONTHLY, 1, 10 }, { 0, USER, LOW, MENTOR, KNOWS, 0, -1 } },
    .gaps = "no_economic_buyer, one_of_theirs 1" },
  { .name = "a single person is no thread",
    .n = 1,
    .people = { { 0, BUYER, HIGH, MENTOR, MONTHLY, 1, 10 } },
    .gaps = "one_mentor 1" },
  { .name = "one thread on our side",
    .n = 2,
    .people = { { 0, BUYER, HIGH, MENTOR, MONTHLY, 7, 10 },
                { 1, USER, LOW, MENTOR, MONTHLY, 7, 10 } },
    .gaps = "one_of_ours 2" },
  { .name = "who covers is not known",
    .n = 2,
    .people = { { 0, BUYER, HIGH, MENTOR, MONTHLY, 0, 10 },
                { 1, USER, LOW, MENTOR, MONTHLY, 0, 10 } },
    .gaps = "" },
  { .name = "blocked",
    .n = 3,
    .people = { { 0, BUYER, HIGH, NEUTRAL, MONTHLY, 1, 10 },
                { 1, USER, HIGH, OPPONENT, MONTHLY, 2, 10 },
                { 2, USER, LOW, MENTOR, KNOWS, 0, -1 } },
    .gaps = "blocked 2, one_mentor 3" },
  { .name = "an opponent without power does not block",
    .n = 2,
    .people = { { 0, BUYER, HIGH, NEUTRAL, MONTHLY, 1, 10 },
                { 1, USER, LOW, OPPONENT, MONTHLY, 2, 10 } },
    .gaps = "no_mentor" },
  { .name = "two steps above is a supporter",
    .n = 3,
    .people = { { 0, BUYER, HIGH, SUPPORTER, MONTHLY, 1, 10 },
                { 1, USER, LOW, NEUTRAL, MONTHLY, 2, 10 },
                { 2, USER, HIGH, OPPONENT, NONE, 0, -1 } },
    .gaps = "no_mentor" },
  { .name = "a mentor below has the ear",
    .n = 3,
    .people = { { 0, BUYER, LOW, OPPONENT, MONTHLY, 1, 10 },
                { 1, USER, LOW, MENTOR, MONTHLY, 2, 10 },
                { 1, USER, LOW, MENTOR, KNOWS, 0, -1 } },
    .from = 2,
    .to = 1,
    .gaps = "" },
  { .name = "an opponent who decides blocks, whatever the power",
    .n = 3,
    .people = { { 0, BUYER, LOW, OPPONENT, MONTHLY, 1, 10 },
                { 1, USER, LOW, MENTOR, MONTHLY, 2, 10 },
                { 1, USER, LOW, MENTOR, KNOWS, 0, -1 } },
    .from = 1,
    .to = 2,
    .gaps = "blocked 1" },
  { .name = "90 days are not too long",
    .n = 2,
    .people = { { 0, BUYER, HIGH, MENTOR, MONTHLY, 1, 90 },
                { 1, SPONSOR, LOW, MENTOR, MONTHLY, 2, 90 } },
    .gaps = "" },
  { .name = "91 days are",
    .n = 2,
    .people = { { 0, BUYER, HIGH, MENTOR, MONTHLY, 1, 91 },
                { 1, SPONSOR, LOW, MENTOR, MONTHLY, 2, 91 } },
    .gaps = "sponsor_silent 2 91" },
  { .name = "another term was agreed, and another sponsor",
    .n = 3,
    .people = { { 0, BUYER, HIGH, MENTOR, MONTHLY, 1, 31 },
                { 1, SPONSOR, LOW, MENTOR, MONTHLY, 2, 200 },
                { 1, USER, LOW, MENTOR, NONE, 0, 31 } },
    .sponsor = 103,
    .sponsor_days = 30,
    .gaps = "no_contact 3, sponsor_silent 3 31" },
  { .name = "never heard of",
    .n = 2,
    .people = { { 0, BUYER, HIGH, MENTOR, MONTHLY, 1, 10 },
                { 1, SPONSOR, LOW, MENTOR, MONTHLY, 2, -1 } },
    .gaps = "sponsor_silent 2 -1" },
};

static SalStakeholderMap *
make_map (gsize i)
{
  SalStakeholderMap *map = sal_stakeholder_map_new (DAY);

  for (guint j = 0; j < cases[i].n; j++)
    {
      const Person *wanted = &cases[i].people[j];
      g_autofree char *name = g_strdup_printf ("Person %u", j + 1);
      SalStakeholder *person = sal_stakeholder_map_add (map, j + 1, name);

      person->contact = j + 101;
      person->reports_to = wanted->above;
      person->role = wanted->role;
      person->power = wanted->power;
      person->attitude = wanted->attitude;
      person->coverage = wanted->coverage;
      person->covered_by = wanted->covered_by;
      if (wanted->silent >= 0)
        person->last_activity = DAY - wanted->silent;
    }
  map->sponsor = cases[i].sponsor;
  map->sponsor_days = cases[i].sponsor_days;
  sal_stakeholder_map_link (map);
  if (cases[i].from != 0)
    g_assert_true (sal_stakeholder_map_add_influence (
        map, 1, cases[i].from, cases[i].to, SAL_INFLUENCE_MEDIUM));

  return map;
}

static void
test_hand_worked (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalStakeholderMap) map = make_map (i);
      g_autoptr (GArray) gaps = sal_stakeholder_gaps_find (map);
      g_autoptr (GString) names = g_string_new (NULL);

      for (guint j = 0; j < gaps->len; j++)
        {
          const SalStakeholderGap *gap = &g_array_index (gaps, SalStakeholderGap, j);

          g_string_append_printf (
              names, "%s%s", j > 0 ? ", " : "", sal_stakeholder_gap_get_name (gap));
          if (gap->person >= 0)
            g_string_append_printf (names, " %d", gap->person + 1);
          if (gap->kind == SAL_GAP_SILENT)
            g_string_append_printf (names, " %d", gap->days);
        }
      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (names->str, ==, cases[i].gaps);
    }
}

static void
test_words (void)
{
  static const struct
  {
    const char *name; /* of a case */
    guint gap;
    const char *text;
  } wanted[] = {
    { "no contact to the buyer, and one mentor", 0, "No contact to Person 1 (Economic Buyer)" },
    { "no contact to the buyer, and one mentor", 1, "Only Person 2 acts for us" },
    { "91 days are", 0, "Person 2, who sponsors us, has been silent for 91 days" },
    { "never heard of", 0, "No activity with Person 2, who sponsors us, is on record" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (cases); k++)
      if (g_str_equal (cases[k].name, wanted[i].name))
        {
          g_autoptr (SalStakeholderMap) map = make_map (k);
          g_autoptr (GArray) gaps = sal_stakeholder_gaps_find (map);
          g_autofree char *text = sal_stakeholder_gap_to_text (
              &g_array_index (gaps, SalStakeholderGap, wanted[i].gap), map);

          g_assert_cmpstr (text, ==, wanted[i].text);
        }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stakeholder-gaps/hand-worked", test_hand_worked);
  g_test_add_func ("/stakeholder-gaps/words", test_words);

  return g_test_run ();
}
