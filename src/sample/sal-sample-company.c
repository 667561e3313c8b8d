/* sal-sample-company.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-company.h"

#include <string.h>

#include "sal-apportion.h"

#define COMPANY_NAME       "Halden Metrology"
#define TEAM_SIZE          7    /* positions, its manager among them */
#define REGION_LEAST       3    /* positions of the smallest region */
#define POSITIONS_PER_HEAD 0.77 /* the other people replaced someone who left */
#define PLANNED_SHARE      0.05 /* positions to be hired, of all */

/* What the members of a team do, in the order they are added. */
static const SalSampleMotion team_pattern[] = {
  SAL_SAMPLE_HUNTER, SAL_SAMPLE_FARMER,          SAL_SAMPLE_HUNTER,  SAL_SAMPLE_ENGINEER,
  SAL_SAMPLE_HUNTER, SAL_SAMPLE_ACCOUNT_MANAGER, SAL_SAMPLE_FARMER,  SAL_SAMPLE_DEVELOPMENT,
  SAL_SAMPLE_HUNTER, SAL_SAMPLE_FARMER,          SAL_SAMPLE_OVERLAY, SAL_SAMPLE_HUNTER
};

static int
add_unit (SalSampleCompany *self,
          SalSampleUnitType type,
          int parent,
          const char *name,
          const char *code,
          SalSampleCurrency currency)
{
  SalSampleUnit unit = {
    .type = type,
    .parent = parent,
    .name = g_strdup (name),
    .code = g_strdup (code),
    .currency = currency,
    .manager = SAL_SAMPLE_NOBODY,
  };

  g_array_append_val (self->units, unit);

  return (int) self->units->len - 1;
}

static int
add_position (SalSampleCompany *self,
              SalSampleMotion motion,
              const char *role,
              int unit,
              int team,
              int manager,
              SalSampleRegionCode region)
{
  SalSamplePosition position = {
    .motion = motion,
    .role = role ? role : sal_sample_roles[motion].role,
    .unit = unit,
    .team = team,
    .manager = manager,
    .region = region,
    .from = self->calendar.first - 1500,
  };

  g_array_append_val (self->positions, position);

  return (int) self->positions->len - 1;
}

/* American regions share by business establishments what the others leave. */
static void
weigh_regions (SalSampleCompany *self, SalUsAreas *areas)
{
  gsize n_counties;
  const SalUsArea *counties = sal_us_areas_get_counties (areas, &n_counties);
  double counted[SAL_SAMPLE_N_REGIONS] = { 0 };
  double total = 0, rest = 1;

  for (gsize i = 0; i < n_counties; i++)
    {
      int area = sal_sample_find_area_of_state (counties[i].state);

      if (area < 0 || counties[i].establishments < 0)
        continue;
      counted[sal_sample_areas[area].region] += (double) counties[i].establishments;
      total += (double) counties[i].establishments;
    }
  for (guint i = 0; i < SAL_SAMPLE_N_REGIONS; i++)
    rest -= sal_sample_regions[i].share;
  for (guint i = 0; i < SAL_SAMPLE_N_REGIONS; i++)
    self->region_shares[i] =
        sal_sample_regions[i].share > 0 ? sal_sample_regions[i].share : rest * counted[i] / total;
}

/* Splits @n positions by the regions' shares, none below the least, by largest remainders. */
static void
share_positions (SalSampleCompany *self, guint n, guint counts[SAL_SAMPLE_N_REGIONS])
{
  gint64 weights[SAL_SAMPLE_N_REGIONS], shares[SAL_SAMPLE_N_REGIONS];

  for (guint i = 0; i < SAL_SAMPLE_N_REGIONS; i++)
    weights[i] = (gint64) (self->region_shares[i] * SAL_RATE_ONE);
  sal_apportion_integers (
      n - SAL_SAMPLE_N_REGIONS * REGION_LEAST, weights, SAL_SAMPLE_N_REGIONS, shares);
  for (guint i = 0; i < SAL_SAMPLE_N_REGIONS; i++)
    counts[i] = REGION_LEAST + (guint) shares[i];
}

/* Adds the members of a team, after its manager; they stand in a row. */
static int
add_team (SalSampleCompany *self, int unit, SalSampleRegionCode region, int manager, guint n)
{
  SalSampleTeam team = { unit, region, self->positions->len, n };
  int index = (int) self->teams->len;

  g_array_append_val (self->teams, team);
  for (guint i = 0; i < n; i++)
    add_position (
        self, team_pattern[i % G_N_ELEMENTS (team_pattern)], NULL, unit, index, manager, region);

  return index;
}

static void
give_area (SalSampleCompany *self, guint area, int team)
{
  if (!self->area_teams[area])
    self->area_teams[area] = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_val (self->area_teams[area], team);
}

static int
add_managed_unit (SalSampleCompany *self,
                  SalSampleUnitType type,
                  int parent,
                  const char *name,
                  guint number,
                  const char *role)
{
  const SalSampleUnit *above = sal_sample_unit (self, parent);
  SalSampleRegionCode region = sal_sample_position (self, above->manager)->region;
  g_autofree char *code = g_strdup_printf ("%s-%u", above->code, number);
  int unit = add_unit (self, type, parent, name, code, above->currency);
  int manager = add_position (
      self, SAL_SAMPLE_MANAGER, role, unit, -1, sal_sample_unit (self, parent)->manager, region);

  sal_sample_unit (self, unit)->manager = manager;

  return unit;
}

/* Fewer teams than areas: each sells in some neighbouring areas. */
static void
add_teams_of_areas (
    SalSampleCompany *self, int unit, guint first_area, guint n_areas, guint n_teams, guint n)
{
  SalSampleRegionCode region = sal_sample_areas[first_area].region;
  guint n_left = n - n_teams;

  for (guint i = 0; i < n_teams; i++)
    {
      guint from = first_area + i * n_areas / n_teams;
      guint to = first_area + (i + 1) * n_areas / n_teams;
      guint members = n_left / (n_teams - i);
      g_autoptr (GString) name = g_string_new (sal_sample_areas[from].name);
      int team_unit, team;

      for (guint area = from + 1; area < to; area++)
        g_string_append_printf (name, " and %s", sal_sample_areas[area].name);
      team_unit = add_managed_unit (self, SAL_SAMPLE_UNIT_TEAM, unit, name->str, i + 1, NULL);
      team =
          add_team (self, team_unit, region, sal_sample_unit (self, team_unit)->manager, members);
      for (guint area = from; area < to; area++)
        give_area (self, area, team);
      n_left -= members;
    }
}

/* Areas of their own, with several teams in each. */
static void
add_areas_of_teams (
    SalSampleCompany *self, int unit, guint first_area, guint n_areas, guint n_teams, guint n)
{
  SalSampleRegionCode region = sal_sample_areas[first_area].region;
  guint n_left = n - n_teams - n_areas;
  guint teams_left = n_teams;

  for (guint area = first_area; area < first_area + n_areas; area++)
    {
      const char *name = sal_sample_areas[area].name;
      int area_unit = add_managed_unit (
          self, SAL_SAMPLE_UNIT_AREA, unit, name, area - first_area + 1, "Area Sales Manager");
      guint here = teams_left / (first_area + n_areas - area);

      for (guint i = 0; i < here; i++)
        {
          g_autofree char *title = g_strdup_printf ("%s %u", name, i + 1);
          guint members = n_left / teams_left;
          int team_unit =
              add_managed_unit (self, SAL_SAMPLE_UNIT_TEAM, area_unit, title, i + 1, NULL);
          int team = add_team (
              self, team_unit, region, sal_sample_unit (self, team_unit)->manager, members);

          give_area (self, area, team);
          n_left -= members;
          teams_left--;
        }
    }
}

static void
add_region (SalSampleCompany *self, SalSampleRegionCode region, int division, guint n)
{
  const SalSampleRegion *info = &sal_sample_regions[region];
  guint n_teams = MAX ((n + TEAM_SIZE / 2) / TEAM_SIZE, 1);
  guint first = 0, n_areas = 0;
  int unit =
      add_unit (self, SAL_SAMPLE_UNIT_REGION, division, info->name, info->code, info->currency);
  int manager = add_position (self,
                              SAL_SAMPLE_MANAGER,
                              "Regional Sales Director",
                              unit,
                              -1,
                              sal_sample_unit (self, division)->manager,
                              region);

  self->region_units[region] = unit;
  sal_sample_unit (self, unit)->manager = manager;
  for (guint i = 0; i < sal_sample_n_areas; i++)
    if (sal_sample_areas[i].region == region && n_areas++ == 0)
      first = i;

  if (n_teams == 1)
    {
      int team = add_team (self, unit, region, manager, n - 1);

      for (guint i = 0; i < n_areas; i++)
        give_area (self, first + i, team);
    }
  else if (n_teams <= n_areas)
    add_teams_of_areas (self, unit, first, n_areas, n_teams, n - 1);
  else
    add_areas_of_teams (self, unit, first, n_areas, n_teams, n - 1);
}

static void
add_organisation (SalSampleCompany *self, guint n_positions)
{
  guint counts[SAL_SAMPLE_N_REGIONS];
  int top = add_unit (
      self, SAL_SAMPLE_UNIT_COMPANY, SAL_SAMPLE_NOBODY, COMPANY_NAME, "HQ", SAL_SAMPLE_USD);
  int chief = add_position (
      self, SAL_SAMPLE_EXECUTIVE, "Chief Revenue Officer", top, -1, -1, SAL_SAMPLE_EAST);

  sal_sample_unit (self, top)->manager = chief;
  share_positions (self, n_positions - 1 - SAL_SAMPLE_N_DIVISIONS, counts);
  for (guint i = 0; i < SAL_SAMPLE_N_DIVISIONS; i++)
    {
      const SalSampleDivision *division = &sal_sample_divisions[i];
      int unit = add_unit (
          self, SAL_SAMPLE_UNIT_DIVISION, top, division->name, division->code, division->currency);
      guint home = 0;

      while (sal_sample_regions[home].division != i)
        home++;
      sal_sample_unit (self, unit)->manager =
          add_position (self, SAL_SAMPLE_EXECUTIVE, NULL, unit, -1, chief, home);
      for (guint region = 0; region < SAL_SAMPLE_N_REGIONS; region++)
        if (sal_sample_regions[region].division == i)
          add_region (self, region, unit, counts[region]);
    }
}

/* Positions that the plan has and nobody has held: hunters of larger teams, next year. */
static void
add_planned (SalSampleCompany *self)
{
  guint n = MAX ((guint) (self->positions->len * PLANNED_SHARE), 2);

  for (guint i = 0; i < n; i++)
    {
      const SalSampleTeam *team = sal_sample_team (self, (i * 3 + 1) % self->teams->len);
      int manager = sal_sample_position (self, team->first_position)->manager;
      int position = add_position (self,
                                   i % 3 == 2 ? SAL_SAMPLE_FARMER : SAL_SAMPLE_HUNTER,
                                   NULL,
                                   team->unit,
                                   -1,
                                   manager,
                                   team->region);

      sal_sample_position (self, position)->planned = TRUE;
      sal_sample_position (self, position)->from =
          self->calendar.quarters[self->calendar.quarter + 1 + (int) (i % 2)];
    }
}

/* "Territory Account Executive, West 3" */
static void
name_positions (SalSampleCompany *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->positions->len; i++)
    {
      SalSamplePosition *position = sal_sample_position (self, i);
      const char *unit = sal_sample_unit (self, position->unit)->name;
      char *key = g_strdup_printf ("%s, %s", position->role, unit);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1;

      position->name = position->motion >= SAL_SAMPLE_MANAGER
                           ? g_strdup (key)
                           : g_strdup_printf ("%s %u", key, count);
      g_hash_table_replace (counts, key, GUINT_TO_POINTER (count));
    }
}

static void
clear_unit (gpointer data)
{
  SalSampleUnit *unit = data;

  g_free (unit->name);
  g_free (unit->code);
}

static void
clear_position (gpointer data)
{
  g_free (((SalSamplePosition *) data)->name);
}

static void
clear_person (gpointer data)
{
  g_free (((SalSamplePerson *) data)->mail);
}

/**
 * sal_sample_company_new:
 * @seed: the seed
 * @n_people: how many people work or worked there, at least SAL_SAMPLE_PEOPLE_MIN
 * @today: the last day of the sample
 * @areas: the counties and ZIP areas, which decide how large the American regions are
 *
 * Founds the company and hires its people.
 *
 * Returns: (transfer full): the company
 */
SalSampleCompany *
sal_sample_company_new (guint64 seed, guint n_people, gint32 today, SalUsAreas *areas)
{
  SalSampleCompany *self = g_new0 (SalSampleCompany, 1);

  g_return_val_if_fail (n_people >= SAL_SAMPLE_PEOPLE_MIN, NULL);
  g_assert (sal_sample_n_areas <= G_N_ELEMENTS (self->area_teams));

  self->seed = seed;
  sal_sample_calendar_init (&self->calendar, today);
  self->units = g_array_new (FALSE, FALSE, sizeof (SalSampleUnit));
  self->teams = g_array_new (FALSE, FALSE, sizeof (SalSampleTeam));
  self->positions = g_array_new (FALSE, FALSE, sizeof (SalSamplePosition));
  self->spells = g_array_new (FALSE, FALSE, sizeof (SalSampleSpell));
  self->people = g_array_new (FALSE, FALSE, sizeof (SalSamplePerson));
  g_array_set_clear_func (self->units, clear_unit);
  g_array_set_clear_func (self->positions, clear_position);
  g_array_set_clear_func (self->people, clear_person);

  weigh_regions (self, areas);
  add_organisation (self, (guint) (n_people * POSITIONS_PER_HEAD));
  add_planned (self);
  name_positions (self);
  sal_sample_company_hire (self, n_people);

  return self;
}

void
sal_sample_company_free (SalSampleCompany *self)
{
  sal_sample_calendar_clear (&self->calendar);
  g_array_unref (self->units);
  g_array_unref (self->teams);
  g_array_unref (self->positions);
  g_array_unref (self->spells);
  g_array_unref (self->people);
  for (guint i = 0; i < G_N_ELEMENTS (self->area_teams); i++)
    g_clear_pointer (&self->area_teams[i], g_array_unref);
  g_free (self);
}

/**
 * sal_sample_company_holder:
 * @self: the company
 * @position: a position
 * @day: a day
 *
 * Finds who held a position on a day.
 *
 * Returns: the person, or SAL_SAMPLE_NOBODY while it was vacant
 */
int
sal_sample_company_holder (const SalSampleCompany *self, int position, gint32 day)
{
  const SalSamplePosition *held = sal_sample_position (self, position);

  for (guint i = 0; i < held->n_spells; i++)
    {
      const SalSampleSpell *spell = sal_sample_spell (self, held->first_spell + i);

      if (spell->from <= day && (spell->to == SAL_DATE_NONE || day <= spell->to))
        return spell->person;
    }

  return SAL_SAMPLE_NOBODY;
}

/**
 * sal_sample_company_is_away:
 * @self: the company
 * @person: a person
 * @day: a day
 *
 * Checks whether a person was on leave on a day.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_sample_company_is_away (const SalSampleCompany *self, int person, gint32 day)
{
  const SalSamplePerson *who = sal_sample_person (self, person);

  return who->leave_from != SAL_DATE_NONE && who->leave_from <= day && day <= who->leave_to;
}

/**
 * sal_sample_company_stand_in:
 * @self: the company
 * @position: a position
 * @day: a day
 *
 * Finds who does the work of a position on a day: its holder, a colleague in the team who sells in
 * the same motion, then anyone in the team who sells, then the managers, one above the other.
 *
 * Returns: the position of the one who does
 */
int
sal_sample_company_stand_in (const SalSampleCompany *self, int position, gint32 day)
{
  const SalSamplePosition *wanted = sal_sample_position (self, position);
  int holder = sal_sample_company_holder (self, position, day);

  if (holder >= 0 && !sal_sample_company_is_away (self, holder, day))
    return position;

  for (guint round = 0; wanted->team >= 0 && round < 2; round++)
    {
      const SalSampleTeam *team = sal_sample_team (self, wanted->team);
      guint offset = (guint) position - team->first_position;

      for (guint i = 1; i < team->n_positions; i++)
        {
          int other = (int) (team->first_position + (offset + i) % team->n_positions);

          if (round == 0 ? sal_sample_position (self, other)->motion != wanted->motion
                         : !sal_sample_company_is_selling (self, other))
            continue;
          holder = sal_sample_company_holder (self, other, day);
          if (holder >= 0 && !sal_sample_company_is_away (self, holder, day))
            return other;
        }
    }

  for (position = wanted->manager; sal_sample_position (self, position)->manager >= 0;
       position = sal_sample_position (self, position)->manager)
    {
      holder = sal_sample_company_holder (self, position, day);
      if (holder >= 0 && !sal_sample_company_is_away (self, holder, day))
        break;
    }

  return position;
}

/**
 * sal_sample_company_is_selling:
 * @self: the company
 * @position: a position
 *
 * Checks whether a position covers accounts and carries a quota of its own.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_sample_company_is_selling (const SalSampleCompany *self, int position)
{
  return sal_sample_position (self, position)->motion <= SAL_SAMPLE_ACCOUNT_MANAGER &&
         !sal_sample_position (self, position)->planned;
}
