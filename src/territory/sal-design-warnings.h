/* sal-design-warnings.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-territory-rules.h"

G_BEGIN_DECLS

typedef enum
{
  SAL_DESIGN_WARNING_UNASSIGNED,        /* n: areas that no territory has */
  SAL_DESIGN_WARNING_DETACHED,          /* territory, n: a piece of so many areas, area: in its
                                           middle */
  SAL_DESIGN_WARNING_EMPTY,             /* territory: it has neither areas nor accounts */
  SAL_DESIGN_WARNING_TOLERANCE,         /* territory, measure, share: what it has beyond its target,
                                           below 0 what it lacks, more than is even enough */
  SAL_DESIGN_WARNING_SHARES,            /* account, share: what its shares add up to */
  SAL_DESIGN_WARNING_COVERAGE,          /* account: two positions have it at once */
  SAL_DESIGN_WARNING_NAME_AGAINST_RULE, /* account, territory: by name, other: by the rule */
  SAL_DESIGN_WARNING_RULES_DISAGREE,    /* account, territory: by the first, other: by a later one;
                                           rule, other_rule: which these are */
} SalDesignWarningType;

/* Something about a design that somebody should look at. */
typedef struct
{
  SalDesignWarningType type;
  guint account; /* index, G_MAXUINT: none */
  guint area;    /* SAL_GEOGRAPHY_NONE: none */
  gint32 territory;
  gint32 other;
  guint rule; /* place among the rules */
  guint other_rule;
  guint measure; /* index */
  guint n;
  double share;
} SalDesignWarning;

/* (element-type SalDesignWarning): the design is not const because pieces are counted. */
GArray *sal_design_warnings_new (SalTerritoryDesign *design,
                                 const GPtrArray *rules,
                                 const GArray *covered_twice);

/* What is not in a design: for reader functions. */
GArray *sal_coverage_load_overlaps (SalConnection *connection, gint32 as_of, GError **error);

G_END_DECLS
