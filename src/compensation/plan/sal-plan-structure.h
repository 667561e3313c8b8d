/* sal-plan-structure.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "sal-date.h"
#include "sal-rational.h"

G_BEGIN_DECLS

/* The parts of a plan are plain structs, each described once by a table of its fields: from that
 * come memory, JSON in and out, the check of what is written, and the comparison of two versions.
 */

typedef struct _SalPlanStructure SalPlanStructure;

/**
 * SalPlanFieldType:
 * @SAL_PLAN_FIELD_TEXT: char *, owned; %NULL: none
 * @SAL_PLAN_FIELD_RATIONAL: SalPlanNumber: a decimal number, a percentage or a fraction
 * @SAL_PLAN_FIELD_RATIONALS: GArray of SalRational, never %NULL
 * @SAL_PLAN_FIELD_DATE: gint32; %SAL_DATE_NONE: none
 * @SAL_PLAN_FIELD_CHOICE: int, the index of one of the choices; the first is the default
 * @SAL_PLAN_FIELD_COUNT: int, 0 or more
 * @SAL_PLAN_FIELD_BOOLEAN: gboolean
 * @SAL_PLAN_FIELD_PART: a pointer to another structure, owned; %NULL: none
 * @SAL_PLAN_FIELD_LIST: GPtrArray of pointers to other structures, never %NULL
 */
typedef enum
{
  SAL_PLAN_FIELD_TEXT,
  SAL_PLAN_FIELD_RATIONAL,
  SAL_PLAN_FIELD_RATIONALS,
  SAL_PLAN_FIELD_DATE,
  SAL_PLAN_FIELD_CHOICE,
  SAL_PLAN_FIELD_COUNT,
  SAL_PLAN_FIELD_BOOLEAN,
  SAL_PLAN_FIELD_PART,
  SAL_PLAN_FIELD_LIST,
} SalPlanFieldType;

/* A number that may be missing. */
typedef struct
{
  gboolean is_set;
  SalRational value;
} SalPlanNumber;

typedef struct
{
  const char *name; /* the member of the JSON object */
  SalPlanFieldType type;
  gsize offset;
  gboolean is_required;
  const char *const *choices;        /* ended by NULL */
  const SalPlanStructure *structure; /* of a part, and of the items of a list */
  int initial;                       /* of a count, if it is not in the document */
} SalPlanField;

struct _SalPlanStructure
{
  const char *name; /* what it is, for messages */
  gsize size;
  const SalPlanField *fields;
  guint n_fields;
};

#define SAL_PLAN_STRUCTURE(Type, name, fields)                                                     \
  {                                                                                                \
    name, sizeof (Type), fields, G_N_ELEMENTS (fields)                                             \
  }

gpointer sal_plan_structure_new (const SalPlanStructure *structure);
void sal_plan_structure_free (const SalPlanStructure *structure, gpointer self);

gpointer sal_plan_structure_from_json (const SalPlanStructure *structure,
                                       JsonNode *node,
                                       const char *path,
                                       GError **error);
JsonNode *sal_plan_structure_to_json (const SalPlanStructure *structure, gconstpointer self);

/* What two differ in, by the path of the field: @before or @after is NULL where there is none. */
typedef void (*SalPlanDifference) (const char *path,
                                   const char *before,
                                   const char *after,
                                   gpointer data);
void sal_plan_structure_compare (const SalPlanStructure *structure,
                                 gconstpointer one,
                                 gconstpointer other,
                                 SalPlanDifference difference,
                                 gpointer data);

G_END_DECLS
