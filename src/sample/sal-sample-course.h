/* sal-sample-course.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-sample-accounts.h"

G_BEGIN_DECLS

/**
 * SalSampleCourse:
 *
 * How a customer gets on with what it bought. Whoever leaves does worse in the months before, as a
 * rule; some others have a bad spell too, and stay.
 */
typedef struct
{
  double usage;       /* per cent, usually */
  double payments;    /* days overdue, usually */
  double contentment; /* of 10 */
  gint32 from;        /* the first day it is watched */
  gint32 to;          /* the last one */
  gint32 worse_from;  /* or SAL_DATE_NONE */
  gint32 worse_to;
  double depth; /* points of usage lost at the end of that */
} SalSampleCourse;

void sal_sample_course_init (SalSampleCourse *self,
                             SalSampleRandom *random,
                             const SalSampleAccount *account,
                             gint32 first,
                             gint32 today);
double sal_sample_course_get_trouble (const SalSampleCourse *self, gint32 day);
double
sal_sample_course_pick_usage (const SalSampleCourse *self, SalSampleRandom *random, gint32 day);
double
sal_sample_course_pick_payments (const SalSampleCourse *self, SalSampleRandom *random, gint32 day);
int sal_sample_course_pick_score (const SalSampleCourse *self,
                                  SalSampleRandom *random,
                                  gint32 day,
                                  gboolean csat);

G_END_DECLS
