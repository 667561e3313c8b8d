/* sal-measure-agreement.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An area on which two measures differ. */
typedef struct
{
  guint area;
  double theirs; /* its share of the first measure, of all areas that both know */
  double own;    /* its share of the second */
} SalMeasureDifference;

/* How far two measures of the same areas say the same. */
typedef struct
{
  guint n_areas;   /* that both measures know */
  double pearson;  /* −1 to 1: how near the pairs are to a line; NAN: that cannot be said */
  double spearman; /* −1 to 1: the same of their ranks, so outliers count no more than others */
  GArray *differences; /* of SalMeasureDifference, the largest first */
} SalMeasureAgreement;

SalMeasureAgreement *sal_measure_agreement_new (const double *theirs,
                                                const double *own,
                                                guint n_areas,
                                                guint n_differences);
char *sal_measure_agreement_describe (const SalMeasureAgreement *self);
void sal_measure_agreement_free (SalMeasureAgreement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalMeasureAgreement, sal_measure_agreement_free)

G_END_DECLS
