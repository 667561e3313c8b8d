/* sal-pilot.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Two groups, of which one tries out something: how different they are, and how sure that is. */

typedef struct
{
  guint n;
  double mean;
  double standard_deviation;
} SalPilotGroup;

typedef struct
{
  SalPilotGroup treatment, control;
  double difference;   /* of the means: treatment − control */
  double lower, upper; /* 95 % interval of it, by Welch; NAN: a group is too small */
  double degrees_of_freedom;
  double p; /* that there were such a difference, or a larger one, if there is none */
} SalPilot;

void sal_pilot_init (SalPilot *self,
                     const double *treatment,
                     guint n_treatment,
                     const double *control,
                     guint n_control);

G_END_DECLS
