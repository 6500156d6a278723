-- Sends another article with each request: about 2,500 characters of words that follow Zipf's law.
-- Its argument sets this run apart from others, as the same text is not taken in twice.

local letters = { "a", "e", "i", "o", "u", "y", "b", "d", "f", "g", "k", "l", "m", "n", "r", "s" }
local run, count = "", 0

local function word()
  local number, letter = math.floor(math.exp(math.random() * 9.9)), ""
  repeat
    letter = letters[number % 16 + 1] .. letter
    number = math.floor(number / 16)
  until number == 0
  return letter
end

function init(arguments)
  run = arguments[1]
  math.randomseed(tonumber(run))
end

function request()
  count = count + 1
  local words = { run .. "x" .. count }
  for place = 2, 600 do
    words[place] = word()
  end
  local body = string.format(
    '{"text":"%s","title":"%s","published_on":"2025-10-14","outlet":"Outlet 7","byline":"A. Writer"}',
    table.concat(words, " "), words[2] .. " " .. words[3]
  )
  return wrk.format("POST", nil, { ["Content-Type"] = "application/json", ["Authorization"] = wrk.headers["Authorization"] }, body)
end
