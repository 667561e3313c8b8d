/* sal-sample-course.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-course.h"

#include <math.h>

#define NOTICED   0.72 /* of those who leave, in whose signals it shows */
#define BAD_SPELL 0.18 /* of the others */
#define LEAVING   0.10 /* of those whose contracts end within a year */

/* The day it leaves: the end of its contracts if nothing followed, or if nothing will. */
static gint32
pick_end (SalSampleRandom *random, const SalSampleAccount *account, gint32 today)
{
  gboolean leaves = sal_sample_random_chance (random, LEAVING);

  if (account->covered <= today || (leaves && account->covered < today + 365))
    return account->covered;

  return SAL_DATE_NONE;
}

/**
 * sal_sample_course_init:
 * @self: (out): a course
 * @random: what it is drawn from
 * @account: a customer with contracts
 * @first: the first day anybody is watched
 * @today: the last one
 *
 * Makes up how a customer gets on.
 */
void
sal_sample_course_init (SalSampleCourse *self,
                        SalSampleRandom *random,
                        const SalSampleAccount *account,
                        gint32 first,
                        gint32 today)
{
  gint32 end = pick_end (random, account, today);
  gboolean leaves = end != SAL_DATE_NONE;
  int months = sal_sample_random_between (random, 9, 22);

  self->usage = CLAMP (74 + 10 * sal_sample_random_normal (random), 40, 97);
  self->payments = sal_sample_random_lognormal (random, 4, 0.8);
  self->contentment = CLAMP (8 + 1.1 * sal_sample_random_normal (random), 3, 10);
  self->from = MAX (account->contracted, first);
  self->to = leaves ? MIN (end, today) : today;
  self->depth = sal_sample_random_between (random, 14, 42);
  self->worse_from = self->worse_to = SAL_DATE_NONE;
  if (leaves && sal_sample_random_chance (random, NOTICED))
    {
      self->worse_to = end;
      self->worse_from = end - 31 * months;
    }
  else if (!leaves && sal_sample_random_chance (random, BAD_SPELL))
    {
      self->worse_from = first + (gint32) sal_sample_random_below (random, (guint) (today - first));
      self->worse_to = self->worse_from + 31 * months;
    }
}

/**
 * sal_sample_course_get_trouble:
 * @self: a course
 * @day: a day
 *
 * Tells how badly it goes.
 *
 * Returns: 0 to 1
 */
double
sal_sample_course_get_trouble (const SalSampleCourse *self, gint32 day)
{
  if (self->worse_from == SAL_DATE_NONE || day <= self->worse_from || day > self->worse_to)
    return 0;

  return sqrt ((double) (day - self->worse_from) / (self->worse_to - self->worse_from));
}

double
sal_sample_course_pick_usage (const SalSampleCourse *self, SalSampleRandom *random, gint32 day)
{
  double usage = self->usage - self->depth * sal_sample_course_get_trouble (self, day) +
                 3.5 * sal_sample_random_normal (random);

  return round (CLAMP (usage, 0, 100) * 10) / 10;
}

double
sal_sample_course_pick_payments (const SalSampleCourse *self, SalSampleRandom *random, gint32 day)
{
  double overdue = self->payments * (1 + 4 * sal_sample_course_get_trouble (self, day)) *
                       sal_sample_random_lognormal (random, 1, 0.5) -
                   2;

  return round (CLAMP (overdue, 0, 120));
}

int
sal_sample_course_pick_score (const SalSampleCourse *self,
                              SalSampleRandom *random,
                              gint32 day,
                              gboolean csat)
{
  double score = self->contentment - 3.5 * sal_sample_course_get_trouble (self, day) +
                 sal_sample_random_normal (random);

  return csat ? (int) CLAMP (round (score / 2), 1, 5) : (int) CLAMP (round (score), 0, 10);
}
