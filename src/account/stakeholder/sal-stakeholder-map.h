/* sal-stakeholder-map.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-date.h"
#include "sal-id-map.h"

G_BEGIN_DECLS

/* The part somebody plays in the decision; indexes into sal_decision_roles. */
typedef enum
{
  SAL_DECISION_ROLE_NONE = -1,
  SAL_DECISION_ROLE_ECONOMIC_BUYER,
  SAL_DECISION_ROLE_DECISION_MAKER,
  SAL_DECISION_ROLE_SPONSOR,
  SAL_DECISION_ROLE_TECHNICAL_BUYER,
  SAL_DECISION_ROLE_INFLUENCER,
  SAL_DECISION_ROLE_COACH,
  SAL_DECISION_ROLE_USER,
  SAL_DECISION_ROLE_GATEKEEPER,
  SAL_N_DECISION_ROLES,
} SalDecisionRole;

/* What somebody's word weighs; indexes into sal_stakeholder_powers. */
typedef enum
{
  SAL_POWER_NONE = -1, /* not judged */
  SAL_POWER_LOW,
  SAL_POWER_MEDIUM,
  SAL_POWER_HIGH,
} SalPower;

/* How somebody is disposed towards us; indexes into sal_stakeholder_attitudes. */
typedef enum
{
  SAL_ATTITUDE_MENTOR, /* acts for us */
  SAL_ATTITUDE_SUPPORTER,
  SAL_ATTITUDE_NEUTRAL,
  SAL_ATTITUDE_SCEPTIC,
  SAL_ATTITUDE_OPPONENT, /* acts against us */
  SAL_N_ATTITUDES,
} SalAttitude;

/* How well we know somebody; indexes into sal_stakeholder_coverages. */
typedef enum
{
  SAL_CONTACT_NONE,
  SAL_CONTACT_KNOWS,
  SAL_CONTACT_MONTHLY,
} SalContactCoverage;

/* How strongly one follows another; indexes into sal_influence_strengths. */
typedef enum
{
  SAL_INFLUENCE_WEAK,
  SAL_INFLUENCE_MEDIUM,
  SAL_INFLUENCE_STRONG,
} SalInfluenceStrength;

/* Somebody on the map. */
typedef struct
{
  gint64 id;
  gint64 contact;
  gint64 reports_to; /* id of a stakeholder, 0: nobody */
  gint64 covered_by; /* id of a person, 0: nobody */
  char *name;
  char *job_title; /* (nullable) */
  char *coverer;   /* (nullable): the name of who covers */
  SalDecisionRole role;
  SalPower power;
  SalAttitude attitude;
  SalContactCoverage coverage;
  gint32 last_activity; /* day, SAL_DATE_NONE: no activity is on record */
  gboolean placed;      /* by hand, at: */
  double x, y;          /* of the left upper corner, in units of the map */
  int above;            /* index of whom they report to, -1: nobody; never in a circle */
} SalStakeholder;

/* A line of influence on the map. */
typedef struct
{
  gint64 id;
  guint source, target; /* indexes of people */
  SalInfluenceStrength strength;
} SalInfluence;

/* A contact of the account who is not on the map. */
typedef struct
{
  gint64 id;
  char *name;
  char *job_title; /* (nullable) */
} SalMapContact;

/**
 * SalStakeholderMap:
 *
 * The people of an account as the plan in force sees them, who reports to whom and who listens to
 * whom.
 */
typedef struct
{
  gint64 account;
  char *account_name;
  gint64 plan;        /* 0: the account has none */
  char *plan_name;    /* (nullable) */
  gint64 sponsor;     /* id of the contact who sponsors us, 0: none */
  guint sponsor_days; /* within which the sponsors meet, 0: not agreed */
  gint32 day;         /* as of when */
  GArray *people;     /* of SalStakeholder */
  GArray *influences; /* of SalInfluence */
  GArray *contacts;   /* of SalMapContact */
  SalIdMap *indexes;  /* ids of stakeholders to indexes */
} SalStakeholderMap;

SalStakeholderMap *sal_stakeholder_map_new (gint32 day);
SalStakeholderMap *sal_stakeholder_map_ref (SalStakeholderMap *self);
void sal_stakeholder_map_unref (SalStakeholderMap *self);

SalStakeholder *sal_stakeholder_map_add (SalStakeholderMap *self, gint64 id, const char *name);
void sal_stakeholder_map_link (SalStakeholderMap *self);
gboolean sal_stakeholder_map_has_person (const SalStakeholderMap *self, const char *name);
gboolean sal_stakeholder_map_has_name (const SalStakeholderMap *self, const char *name);
gboolean sal_stakeholder_map_add_influence (SalStakeholderMap *self,
                                            gint64 id,
                                            gint64 source,
                                            gint64 target,
                                            SalInfluenceStrength strength);
int sal_stakeholder_map_find (const SalStakeholderMap *self, gint64 id);
gboolean
sal_stakeholder_map_is_above (const SalStakeholderMap *self, guint person, guint subordinate);
gboolean sal_stakeholder_is_executive (const SalStakeholderMap *self, guint person);
char *sal_stakeholder_describe (const SalStakeholderMap *self, guint person);

static inline const SalStakeholder *
sal_stakeholder_map_get (const SalStakeholderMap *self, guint person)
{
  return &g_array_index (self->people, SalStakeholder, person);
}

const char *sal_decision_role_get_label (SalDecisionRole role);
const char *sal_power_get_label (SalPower power);
const char *sal_attitude_get_label (SalAttitude attitude);
const char *sal_contact_coverage_get_label (SalContactCoverage coverage);
const char *sal_influence_strength_get_label (SalInfluenceStrength strength);

SalStakeholderMap *
sal_stakeholder_map_load (SalConnection *connection, gint64 account, gint32 day, GError **error);
gint64 sal_stakeholder_account_find (SalConnection *connection, const char *text, GError **error);
gint64
sal_stakeholder_plan_find (SalConnection *connection, gint64 account, gint32 day, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalStakeholderMap, sal_stakeholder_map_unref)

G_END_DECLS
