/* sal-sample-company.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-sample-calendar.h"
#include "sal-sample-catalog.h"
#include "sal-us-areas.h"

G_BEGIN_DECLS

#define SAL_SAMPLE_NOBODY (-1)

typedef enum
{
  SAL_SAMPLE_UNIT_COMPANY,
  SAL_SAMPLE_UNIT_DIVISION,
  SAL_SAMPLE_UNIT_REGION,
  SAL_SAMPLE_UNIT_AREA,
  SAL_SAMPLE_UNIT_TEAM,
} SalSampleUnitType;

typedef struct
{
  gint64 id;
  SalSampleUnitType type;
  int parent;
  char *name;
  char *code;
  SalSampleCurrency currency;
  int manager; /* position, or SAL_SAMPLE_NOBODY */
} SalSampleUnit;

/* People who sell in the same areas: what accounts are given to. */
typedef struct
{
  int unit;
  SalSampleRegionCode region;
  guint first_position;
  guint n_positions;
} SalSampleTeam;

typedef struct
{
  gint64 id;
  SalSampleMotion motion;
  const char *role;
  char *name;
  int unit;
  int team;    /* or −1 for managers of teams */
  int manager; /* position, or −1 for the topmost */
  SalSampleRegionCode region;
  gint32 from;
  gboolean planned; /* to be hired: nobody has held it yet */
  guint first_spell;
  guint n_spells;
} SalSamplePosition;

/* Who held a position from when to when; SAL_DATE_NONE if still. */
typedef struct
{
  int person;
  gint32 from;
  gint32 to;
} SalSampleSpell;

typedef struct
{
  gint64 id;
  const char *given;
  const char *family;
  char *mail;
  int position;
  SalSampleRegionCode region;
  gint32 hired;
  gint32 left;       /* or SAL_DATE_NONE */
  gint32 leave_from; /* of absence, or SAL_DATE_NONE */
  gint32 leave_to;
  const char *leave_type;
  double skill; /* 1 on average */
} SalSamplePerson;

/**
 * SalSampleCompany:
 *
 * The selling company: its organisation, its people, and which team sells where.
 */
typedef struct
{
  guint64 seed;
  SalSampleCalendar calendar;
  GArray *units;     /* of SalSampleUnit; parents first, the company at 0 */
  GArray *teams;     /* of SalSampleTeam */
  GArray *positions; /* of SalSamplePosition; those of a team in a row */
  GArray *spells;    /* of SalSampleSpell; those of a position in a row, in order */
  GArray *people;    /* of SalSamplePerson; in the order of hiring */
  double region_shares[SAL_SAMPLE_N_REGIONS]; /* of all accounts */
  int region_units[SAL_SAMPLE_N_REGIONS];
  GArray *area_teams[32]; /* of int: the teams that sell in an area */
} SalSampleCompany;

#define SAL_SAMPLE_PEOPLE_MIN 40

SalSampleCompany *
sal_sample_company_new (guint64 seed, guint n_people, gint32 today, SalUsAreas *areas);
void sal_sample_company_free (SalSampleCompany *self);

int sal_sample_company_holder (const SalSampleCompany *self, int position, gint32 day);
gboolean sal_sample_company_is_away (const SalSampleCompany *self, int person, gint32 day);
int sal_sample_company_stand_in (const SalSampleCompany *self, int position, gint32 day);
gboolean sal_sample_company_is_selling (const SalSampleCompany *self, int position);

/* Fills in who works there; sal-sample-people.c. */
void sal_sample_company_hire (SalSampleCompany *self, guint n_people);

#define sal_sample_unit(self, i)     (&g_array_index ((self)->units, SalSampleUnit, (i)))
#define sal_sample_team(self, i)     (&g_array_index ((self)->teams, SalSampleTeam, (i)))
#define sal_sample_position(self, i) (&g_array_index ((self)->positions, SalSamplePosition, (i)))
#define sal_sample_spell(self, i)    (&g_array_index ((self)->spells, SalSampleSpell, (i)))
#define sal_sample_person(self, i)   (&g_array_index ((self)->people, SalSamplePerson, (i)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalSampleCompany, sal_sample_company_free)

G_END_DECLS
