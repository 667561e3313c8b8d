/* sal-sample-people.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sal-sample-company.h"
#include "sal-sample-names.h"

#define SKILL_SIGMA  0.26 /* of the logarithm */
#define OPENED_LATER 0.30 /* positions added within the three years, of those in teams */
#define VACANT_SHARE 0.04
#define LEAVE_SHARE  0.07
#define SETTLED      120 /* days before anyone leaves again */
#define RECENT       25  /* days since the newest hire, at least */

/* While spells are made they belong to their positions; at the end they are put in a row. */
typedef struct
{
  SalSampleCompany *company;
  SalSampleRandom random;
  GArray **spells; /* of SalSampleSpell, one array per position; person is filled in later */
} Hiring;

static gint32
workday_between (Hiring *hiring, gint32 first, gint32 last)
{
  return sal_sample_workday (
      first + (gint32) sal_sample_random_below (&hiring->random, (guint32) (last - first + 1)), -1);
}

static void
open_positions (Hiring *hiring)
{
  SalSampleCompany *company = hiring->company;
  const SalSampleCalendar *calendar = &company->calendar;

  for (guint i = 0; i < company->positions->len; i++)
    {
      SalSamplePosition *position = sal_sample_position (company, i);
      SalSampleSpell spell = { SAL_SAMPLE_NOBODY, 0, SAL_DATE_NONE };

      hiring->spells[i] = g_array_new (FALSE, FALSE, sizeof (SalSampleSpell));
      if (position->planned)
        continue;
      /* The first two of a team are there from the beginning. */
      if (position->team >= 0 &&
          i >= sal_sample_team (company, position->team)->first_position + 2 &&
          sal_sample_random_chance (&hiring->random, OPENED_LATER))
        {
          position->from =
              workday_between (hiring, calendar->first + 20, calendar->today - 2 * SETTLED);
          spell.from = workday_between (hiring, position->from + 3, position->from + 50);
        }
      else
        {
          int tenure = (int) sal_sample_random_lognormal (&hiring->random, 800, 0.8);

          spell.from = sal_sample_workday (calendar->created - 10 - MIN (tenure, 4000), -1);
          position->from = MIN (position->from, spell.from);
        }
      g_array_append_val (hiring->spells[i], spell);
    }
}

/* A holder leaves and is replaced; FALSE if there was no time for it. */
static gboolean
replace_holder (Hiring *hiring, guint index)
{
  const SalSampleCalendar *calendar = &hiring->company->calendar;
  GArray *spells = hiring->spells[index];
  SalSampleSpell *last = &g_array_index (spells, SalSampleSpell, spells->len - 1);
  gint32 earliest = MAX (last->from + SETTLED, calendar->first + 10);
  gint32 latest = calendar->today - RECENT - 100;
  SalSampleSpell next = { SAL_SAMPLE_NOBODY, 0, SAL_DATE_NONE };

  if (earliest >= latest)
    return FALSE;

  last->to = workday_between (hiring, earliest, latest);
  next.from =
      sal_sample_workday (last->to + sal_sample_random_between (&hiring->random, 12, 95), 1);
  g_array_append_val (spells, next);

  return TRUE;
}

static void
replace_holders (Hiring *hiring, guint n)
{
  SalSampleCompany *company = hiring->company;

  while (n > 0)
    {
      guint i = sal_sample_random_below (&hiring->random, company->positions->len);
      const SalSamplePosition *position = sal_sample_position (company, i);

      /* Managers leave half as often, executives not at all. */
      if (position->planned || position->motion == SAL_SAMPLE_EXECUTIVE ||
          (position->motion == SAL_SAMPLE_MANAGER &&
           sal_sample_random_chance (&hiring->random, 0.5)))
        continue;
      if (replace_holder (hiring, i))
        n--;
    }
}

/* Some left lately and nobody follows yet. */
static void
leave_vacant (Hiring *hiring)
{
  SalSampleCompany *company = hiring->company;
  guint n = MAX ((guint) (company->positions->len * VACANT_SHARE), 2);

  while (n > 0)
    {
      guint i = sal_sample_random_below (&hiring->random, company->positions->len);
      const SalSamplePosition *position = sal_sample_position (company, i);
      SalSampleSpell *last;

      if (position->planned || position->team < 0)
        continue;
      n--;
      last = &g_array_index (hiring->spells[i], SalSampleSpell, hiring->spells[i]->len - 1);
      if (last->to == SAL_DATE_NONE && last->from < company->calendar.today - 2 * SETTLED)
        last->to =
            workday_between (hiring, company->calendar.today - 75, company->calendar.today - 12);
    }
}

typedef struct
{
  guint position;
  guint spell;
  gint32 from;
} Hire;

static int
compare_hires (const void *one, const void *other)
{
  const Hire *a = one, *b = other;

  if (a->from != b->from)
    return a->from < b->from ? -1 : 1;

  return a->position < b->position ? -1 : a->position > b->position;
}

static char *
make_mail (GHashTable *used, const char *given, const char *family)
{
  char first[32], last[32];
  char *mail;

  sal_sample_write_ascii (given, first, sizeof first);
  sal_sample_write_ascii (family, last, sizeof last);
  mail = g_strdup_printf ("%s.%s@halden-metrology.example", first, last);
  for (guint i = 2; g_hash_table_contains (used, mail); i++)
    {
      g_free (mail);
      mail = g_strdup_printf ("%s.%s%u@halden-metrology.example", first, last, i);
    }
  g_hash_table_add (used, mail);

  return mail;
}

/* Leave is taken in the years of the sample, ends before the person leaves, and does not hit the
 * few whose work nobody could take over. */
static void
take_leave (Hiring *hiring, SalSamplePerson *person)
{
  static const struct
  {
    const char *type;
    int least, most;
  } types[] = { { "parental", 60, 150 }, { "medical", 20, 90 }, { "sabbatical", 60, 120 } };
  const SalSampleCalendar *calendar = &hiring->company->calendar;
  gint32 first = MAX (person->hired + 200, calendar->first);
  gint32 last =
      MIN (person->left == SAL_DATE_NONE ? G_MAXINT32 : person->left, calendar->today + 60);
  guint type = sal_sample_random_below (&hiring->random, G_N_ELEMENTS (types));
  int days = sal_sample_random_between (&hiring->random, types[type].least, types[type].most);
  gboolean wanted = sal_sample_random_chance (&hiring->random, LEAVE_SHARE);

  if (!wanted || last - days - 30 <= first ||
      sal_sample_position (hiring->company, person->position)->team < 0)
    return;

  person->leave_from = workday_between (hiring, first, last - days - 30);
  person->leave_to = person->leave_from + days - 1;
  person->leave_type = types[type].type;
}

static void
add_person (Hiring *hiring, GHashTable *mails, const Hire *hire)
{
  SalSampleCompany *company = hiring->company;
  const SalSamplePosition *position = sal_sample_position (company, hire->position);
  SalSampleSpell *spell =
      &g_array_index (hiring->spells[hire->position], SalSampleSpell, hire->spell);
  double skill = sal_sample_random_lognormal (&hiring->random, 1, SKILL_SIGMA);
  SalSamplePerson person = {
    .position = (int) hire->position,
    .region = position->region,
    .hired = spell->from,
    .left = spell->to,
    .leave_from = SAL_DATE_NONE,
    .leave_to = SAL_DATE_NONE,
    .skill = CLAMP (skill, 0.5, 1.8),
  };

  sal_sample_pick_person (
      &hiring->random, sal_sample_regions[position->region].names, &person.given, &person.family);
  person.mail = make_mail (mails, person.given, person.family);
  take_leave (hiring, &person);
  spell->person = (int) company->people->len;
  g_array_append_val (company->people, person);
}

/* People are numbered in the order they were hired. */
static void
add_people (Hiring *hiring)
{
  SalSampleCompany *company = hiring->company;
  g_autoptr (GArray) hires = g_array_new (FALSE, FALSE, sizeof (Hire));
  g_autoptr (GHashTable) mails = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < company->positions->len; i++)
    for (guint j = 0; j < hiring->spells[i]->len; j++)
      {
        Hire hire = { i, j, g_array_index (hiring->spells[i], SalSampleSpell, j).from };

        g_array_append_val (hires, hire);
      }
  qsort (hires->data, hires->len, sizeof (Hire), compare_hires);
  for (guint i = 0; i < hires->len; i++)
    add_person (hiring, mails, &g_array_index (hires, Hire, i));
}

static void
put_spells_in_a_row (Hiring *hiring)
{
  SalSampleCompany *company = hiring->company;

  for (guint i = 0; i < company->positions->len; i++)
    {
      SalSamplePosition *position = sal_sample_position (company, i);

      position->first_spell = company->spells->len;
      position->n_spells = hiring->spells[i]->len;
      if (hiring->spells[i]->len > 0)
        g_array_append_vals (company->spells, hiring->spells[i]->data, hiring->spells[i]->len);
      g_array_unref (hiring->spells[i]);
    }
}

/**
 * sal_sample_company_hire:
 * @self: a company with positions and without people
 * @n_people: how many people there are, those who left among them
 *
 * Fills the positions: everyone who ever held one, their skill, leave, and when they came and left.
 */
void
sal_sample_company_hire (SalSampleCompany *self, guint n_people)
{
  Hiring hiring = { .company = self };
  guint n_first = 0;

  hiring.spells = g_new0 (GArray *, self->positions->len);
  sal_sample_random_init (&hiring.random, self->seed, "people");
  open_positions (&hiring);
  for (guint i = 0; i < self->positions->len; i++)
    n_first += hiring.spells[i]->len;
  replace_holders (&hiring, n_people - n_first);
  leave_vacant (&hiring);
  add_people (&hiring);
  put_spells_in_a_row (&hiring);
  g_free (hiring.spells);
}
